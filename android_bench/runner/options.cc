// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/options.h"

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <stdexcept>

namespace android_bench {
namespace {

[[noreturn]] void Refuse(const std::string& flag, const std::string& expected,
                         const std::string& value) {
  throw std::runtime_error("--" + flag + " must be " + expected + ". Received: --" + flag + "=" +
                           value);
}

int Number(const std::string& flag, const std::string& value, int least) {
  char* end = nullptr;
  errno = 0;
  const long number = std::strtol(value.c_str(), &end, 10);
  if (value.empty() || *end != '\0' || errno != 0 || number < least || number > INT_MAX) {
    Refuse(flag, "a whole number from " + std::to_string(least), value);
  }
  return static_cast<int>(number);
}

uint64_t Mask(const std::string& flag, const std::string& value) {
  const bool is_hex = value.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  const uint64_t mask = is_hex && !value.empty() && value.size() <= 16
                            ? std::strtoull(value.c_str(), nullptr, 16)
                            : 0;
  if (mask == 0) Refuse(flag, "a hexadecimal mask of cores such as f0", value);
  return mask;
}

void Set(Options& options, const std::string& flag, const std::string& value) {
  if (flag == "model") {
    options.models.push_back(value);
  } else if (flag == "inputs") {
    options.inputs.push_back(value);
  } else if (flag == "output") {
    options.output = value;
  } else if (flag == "signature") {
    options.signature = value;
  } else if (flag == "threads") {
    options.threads = Number(flag, value, 1);
  } else if (flag == "warmup") {
    options.plan.warmup_runs = Number(flag, value, 0);
  } else if (flag == "runs") {
    options.plan.runs = Number(flag, value, 1);
  } else if (flag == "cores") {
    options.cores = Mask(flag, value);
  } else {
    throw std::runtime_error("there is no flag --" + flag);
  }
}

void Check(const Options& options) {
  if (options.models.empty()) throw std::runtime_error("--model=FILE is missing");
  if (options.output.empty()) throw std::runtime_error("--output=FILE is missing");
  if (options.inputs.size() != options.models.size()) {
    throw std::runtime_error("each --model needs its --inputs. Received: " +
                             std::to_string(options.models.size()) + " and " +
                             std::to_string(options.inputs.size()));
  }
}

}  // namespace

Options ParseOptions(const std::vector<std::string>& arguments) {
  Options options;
  for (const std::string& argument : arguments) {
    const size_t equals = argument.find('=');
    if (argument == "--profile") {
      options.profile = true;
    } else if (argument.rfind("--", 0) == 0 && equals != std::string::npos) {
      Set(options, argument.substr(2, equals - 2), argument.substr(equals + 1));
    } else {
      throw std::runtime_error("arguments are --flag=value. Received: " + argument);
    }
  }
  Check(options);
  return options;
}

}  // namespace android_bench
