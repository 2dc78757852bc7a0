# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Stand-ins for the rules that Bazel up to 7 would fetch before it builds anything."""

_CC_RULES = [
    "cc_binary",
    "cc_import",
    "cc_library",
    "cc_test",
    "cc_toolchain",
    "cc_toolchain_suite",
]
_JAVA_RULES = [
    "java_binary",
    "java_import",
    "java_library",
    "java_package_configuration",
    "java_plugin",
    "java_runtime",
    "java_test",
    "java_toolchain",
]

def _stand_in(context):
    for path, content in context.attr.files.items():
        context.file(path, content)
    context.file("WORKSPACE", "workspace(name = %r)\n" % context.name)

_stand_in_repository = repository_rule(
    implementation = _stand_in,
    attrs = {"files": attr.string_dict()},
)

def _native(rules):
    return "".join(["%s = native.%s\n" % (rule, rule) for rule in rules])

def offline_rules():
    """Declares @rules_cc, @rules_java and @remote_coverage_tools as what Bazel has built in."""
    _stand_in_repository(
        name = "rules_cc",
        files = {"BUILD": "", "cc/BUILD": "", "cc/defs.bzl": _native(_CC_RULES)},
    )
    _stand_in_repository(
        name = "rules_java",
        files = {"BUILD": "", "java/BUILD": "", "java/defs.bzl": _native(_JAVA_RULES)},
    )
    coverage = "filegroup(name = \"coverage_report_generator\", visibility = [\"//visibility:public\"])\n"
    _stand_in_repository(
        name = "remote_coverage_tools",
        files = {"BUILD": coverage},
    )
