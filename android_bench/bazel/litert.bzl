# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A repository with LiteRT's library from the Python package ai-edge-litert."""

_BUILD = """
package(default_visibility = ["//visibility:public"])

cc_import(
    name = "shared_library",
    shared_library = "libLiteRt.so",
)

cc_library(
    name = "litert",
    deps = [":shared_library"],
)

sh_binary(
    name = "python",
    srcs = ["python.sh"],
)
"""

_FIND = """
import importlib.util
spec = importlib.util.find_spec("ai_edge_litert")
print(spec.submodule_search_locations[0] if spec else "")
"""

def _litert_repository(context):
    python = context.os.environ.get("LITERT_PYTHON") or context.which("python3")
    found = context.execute([python, "-c", _FIND])
    folder = found.stdout.strip()
    if found.return_code or not folder:
        fail("%s has no ai-edge-litert. Run `make venv` and name its Python: " % python +
             "--repo_env=LITERT_PYTHON=$PWD/.venv/bin/python")
    context.symlink(folder + "/libLiteRt.so", "libLiteRt.so")

    # A link to the interpreter would not find its packages, a script does.
    context.file("python.sh", "#!/bin/sh\nexec '%s' \"$@\"\n" % python)
    context.file("BUILD.bazel", _BUILD)
    context.file("WORKSPACE", "")

litert_repository = repository_rule(
    implementation = _litert_repository,
    doc = "LiteRT from the Python that $LITERT_PYTHON names, else python3. Needs no network.",
    environ = ["LITERT_PYTHON"],
    local = True,
)
