// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_OPTIONS_H_
#define ANDROID_BENCH_RUNNER_OPTIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "android_bench/runner/measure.h"

namespace android_bench {

// What the command line says.
struct Options {
  std::vector<std::string> models;  // --model=FILE, in the order of measuring
  std::vector<std::string> inputs;  // --inputs=FILE, one for each model
  std::string output;               // --output=FILE, the JSON
  int threads = 1;                  // --threads=N
  uint64_t cores = 0;               // --cores=HEX, bit i is core i; 0 leaves them free
  std::string signature;            // --signature=NAME of all models; "" is the first
  bool profile = false;             // --profile: a table of operators for each model
  Plan plan;                        // --warmup=N, --runs=N
};

// Throws std::runtime_error with one sentence for a flag that is unknown, wrong or missing.
Options ParseOptions(const std::vector<std::string>& arguments);

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_OPTIONS_H_
