# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""A C++ toolchain for ARM64 Linux from Debian's g++-aarch64-linux-gnu."""

_PREFIX = "aarch64-linux-gnu-"

_BUILD = """
load("@bazel_tools//tools/cpp:unix_cc_toolchain_config.bzl", "cc_toolchain_config")
load("@rules_cc//cc:defs.bzl", "cc_toolchain")

package(default_visibility = ["//visibility:public"])

toolchain(
    name = "toolchain",
    exec_compatible_with = ["@platforms//os:linux"],
    target_compatible_with = [
        "@platforms//cpu:aarch64",
        "@platforms//os:linux",
    ],
    toolchain = ":compiler",
    toolchain_type = "@bazel_tools//tools/cpp:toolchain_type",
)

filegroup(name = "empty")

cc_toolchain(
    name = "compiler",
    all_files = ":empty",
    compiler_files = ":empty",
    dwp_files = ":empty",
    linker_files = ":empty",
    objcopy_files = ":empty",
    strip_files = ":empty",
    toolchain_config = ":config",
)

cc_toolchain_config(
    name = "config",
    abi_libc_version = "glibc",
    abi_version = "gnu",
    compiler = "gcc",
    cpu = "aarch64",
    cxx_builtin_include_directories = {includes},
    host_system_name = "local",
    # LiteRT needs no newer C library than the target has; its linker checks that.
    link_flags = ["-Wl,--allow-shlib-undefined"],
    link_libs = ["-lstdc++", "-lm"],
    opt_compile_flags = ["-O2", "-DNDEBUG"],
    target_libc = "glibc",
    target_system_name = "aarch64-linux-gnu",
    tool_paths = {tools},
    toolchain_identifier = "aarch64-linux-gnu",
)
"""

_TOOLS = [
    "ar",
    "cpp",
    "dwp",
    "gcc",
    "gcov",
    "ld",
    "llvm-cov",
    "nm",
    "objcopy",
    "objdump",
    "strip",
]

def _cross_gcc(context):
    compiler = context.which(_PREFIX + "g++")
    if compiler == None:
        fail("There is no %sg++: apt-get install g++-aarch64-linux-gnu" % _PREFIX)
    listing = context.execute([compiler, "-E", "-x", "c++", "-v", "/dev/null"]).stderr
    start = listing.index("#include <...>")
    folders = listing[start:listing.index("End of search list")].splitlines()[1:]
    includes = [str(context.path(folder.strip()).realpath) for folder in folders]
    tools = {tool: str(context.which(_PREFIX + tool) or "/bin/false") for tool in _TOOLS}
    context.file("BUILD.bazel", _BUILD.format(includes = repr(includes), tools = repr(tools)))
    context.file("WORKSPACE", "")

cross_gcc_repository = repository_rule(
    implementation = _cross_gcc,
    doc = "A toolchain of the cross compiler on this machine; fails, when used, without one.",
    local = True,
)
