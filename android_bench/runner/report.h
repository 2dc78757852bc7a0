// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_REPORT_H_
#define ANDROID_BENCH_RUNNER_REPORT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "android_bench/runner/litert_model.h"
#include "android_bench/runner/options.h"
#include "android_bench/runner/recorder.h"

namespace android_bench {

inline constexpr char kRunnerVersion[] = "1";

// What is known of one model at the end.
struct ModelReport {
  Record record;
  std::vector<OutputSum> outputs;
  std::string profile;  // empty without --profile
};

// The runner's JSON. `android_bench/runner_output.py` reads it.
std::string ReportJson(const Options& options, const std::vector<ModelReport>& models,
                       int64_t peak_memory_kib);

// Writes to a temporary name and renames, so that the file is whole or not there.
// Throws std::runtime_error with one sentence, for instance on a full disk.
void WriteWhole(const std::string& path, const std::string& text);

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_REPORT_H_
