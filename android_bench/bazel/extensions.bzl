# Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
"""For Bazel with modules: the repositories that WORKSPACE declares for older ones."""

load(":cross_gcc.bzl", "cross_gcc_repository")
load(
    ":litert.bzl",
    "litert_aarch64_repository",
    "litert_android_repository",
    "litert_host_repository",
)

def _android_bench(_context):
    litert_host_repository(name = "litert")
    litert_aarch64_repository(name = "litert_aarch64")
    litert_android_repository(name = "litert_android")
    cross_gcc_repository(name = "aarch64_gcc")

android_bench = module_extension(implementation = _android_bench)
