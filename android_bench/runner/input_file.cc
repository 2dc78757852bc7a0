// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/input_file.h"

#include <sstream>
#include <stdexcept>

namespace android_bench {

Inputs ReadInputs(std::istream& text) {
  Inputs inputs;
  std::string name;
  std::string line;
  while (std::getline(text, name)) {
    if (name.empty() || !std::getline(text, line)) {
      throw std::runtime_error("the inputs have a name without values: '" + name + "'");
    }
    std::istringstream values(line);
    std::vector<int32_t>& numbers = inputs[name];
    if (!numbers.empty()) throw std::runtime_error("input '" + name + "' is given twice");
    for (int32_t value; values >> value;) numbers.push_back(value);
    if (!values.eof() || numbers.empty()) {
      throw std::runtime_error("the values of input '" + name + "' are not whole numbers");
    }
  }
  if (inputs.empty()) throw std::runtime_error("the inputs are empty");
  return inputs;
}

}  // namespace android_bench
