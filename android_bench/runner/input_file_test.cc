// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/input_file.h"

#include <sstream>

#include "android_bench/runner/check.h"

namespace android_bench {
namespace {

Inputs Read(const std::string& text) {
  std::istringstream stream(text);
  return ReadInputs(stream);
}

void NamesMayHaveSpaces() {
  const Inputs inputs = Read("ids\n101 7 102\na mask:0\n1 1 -1\n");
  CHECK_EQ(inputs.size(), 2u);
  CHECK((inputs.at("ids") == std::vector<int32_t>{101, 7, 102}));
  CHECK((inputs.at("a mask:0") == std::vector<int32_t>{1, 1, -1}));
}

void WhatIsNoPairOfLinesIsRefused() {
  CHECK_EQ(Error([] { Read(""); }), "the inputs are empty");
  CHECK_EQ(Error([] { Read("ids\n"); }), "the inputs have a name without values: 'ids'");
  CHECK_EQ(Error([] { Read("ids\n1 x\n"); }), "the values of input 'ids' are not whole numbers");
  CHECK_EQ(Error([] { Read("ids\n\n"); }), "the values of input 'ids' are not whole numbers");
  CHECK_EQ(Error([] { Read("ids\n1\nids\n1\n"); }), "input 'ids' is given twice");
}

}  // namespace
}  // namespace android_bench

int main() {
  android_bench::NamesMayHaveSpaces();
  android_bench::WhatIsNoPairOfLinesIsRefused();
}
