# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""Repositories with LiteRT's library, for this machine, for ARM64 Linux and for Android."""

_LIBRARY = """
package(default_visibility = ["//visibility:public"])

cc_import(
    name = "shared_library",
    shared_library = "libLiteRt.so",
)

cc_library(
    name = "litert",
    deps = [":shared_library"],
)
"""

_PYTHON = """
sh_binary(
    name = "python",
    srcs = ["python.sh"],
)
"""

_NO_LITERT = (
    "%s has no ai-edge-litert. Run `make venv` and name its Python: " +
    "--repo_env=LITERT_PYTHON=$PWD/.venv/bin/python"
)

def _python(context):
    return context.os.environ.get("LITERT_PYTHON") or context.which("python3")

def _path_from_python(context, function):
    """Asks a function of android_bench/litert_library.py for the library's path."""
    root = context.path(Label("//android_bench:BUILD.bazel")).dirname.dirname
    program = "import sys; sys.path.insert(0, %r); " % str(root)
    program += "from android_bench import litert_library as l; print(l.%s())" % function
    found = context.execute([_python(context), "-c", program], timeout = 300)
    if found.return_code:
        fail(_NO_LITERT % _python(context) + "\n" + found.stderr)
    return found.stdout.strip()

def _host(context):
    context.symlink(_path_from_python(context, "host_library"), "libLiteRt.so")

    # A link to the interpreter would not find its packages, a script does.
    context.file("python.sh", "#!/bin/sh\nexec '%s' \"$@\"\n" % _python(context))
    context.file("BUILD.bazel", _LIBRARY + _PYTHON)
    context.file("WORKSPACE", "")

def _aarch64(context):
    context.symlink(_path_from_python(context, "arm_library"), "libLiteRt.so")
    context.file("BUILD.bazel", _LIBRARY)
    context.file("WORKSPACE", "")

def _android(context):
    archive = context.os.environ.get("LITERT_AAR")
    if not archive:
        fail("Name an AAR of com.google.ai.edge.litert:litert: --repo_env=LITERT_AAR=FILE")
    context.symlink(archive, "litert.zip")
    context.extract("litert.zip")
    context.symlink("jni/arm64-v8a/libLiteRt.so", "libLiteRt.so")
    context.file("BUILD.bazel", _LIBRARY)
    context.file("WORKSPACE", "")

litert_host_repository = repository_rule(
    implementation = _host,
    doc = "LiteRT from the Python that $LITERT_PYTHON names, else python3. Needs no network.",
    environ = ["LITERT_PYTHON"],
    local = True,
)

litert_aarch64_repository = repository_rule(
    implementation = _aarch64,
    doc = "The same version for ARM64 Linux; pip fetches it the first time.",
    environ = ["LITERT_PYTHON"],
    local = True,
)

litert_android_repository = repository_rule(
    implementation = _android,
    doc = "LiteRT for ARM64 Android from the archive $LITERT_AAR.",
    environ = ["LITERT_AAR"],
    local = True,
)
