// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_INPUT_FILE_H_
#define ANDROID_BENCH_RUNNER_INPUT_FILE_H_

#include <cstdint>
#include <istream>
#include <map>
#include <string>
#include <vector>

namespace android_bench {

// Input name to its values. Token ids, masks and segments are whole numbers; the
// model converts them to the type of its tensor.
using Inputs = std::map<std::string, std::vector<int32_t>>;

// Reads pairs of lines: a name, then its values with spaces between.
// Throws std::runtime_error with one sentence if the text is anything else.
Inputs ReadInputs(std::istream& text);

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_INPUT_FILE_H_
