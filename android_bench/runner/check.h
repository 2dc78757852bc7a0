// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
//
// Just enough to write tests in: a test framework would be the only thing that
// keeps this build from working without a network.
#ifndef ANDROID_BENCH_RUNNER_CHECK_H_
#define ANDROID_BENCH_RUNNER_CHECK_H_

#include <cstdlib>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>

#define CHECK(condition)                                                      \
  do {                                                                        \
    if (!(condition)) {                                                       \
      std::cerr << __FILE__ << ":" << __LINE__ << ": " #condition << "\n";    \
      std::exit(1);                                                           \
    }                                                                         \
  } while (false)

#define CHECK_EQ(actual, expected)                                                       \
  do {                                                                                   \
    if (!((actual) == (expected))) {                                                     \
      std::cerr << __FILE__ << ":" << __LINE__ << ": " #actual " is " << (actual)        \
                << ", expected " << (expected) << "\n";                                  \
      std::exit(1);                                                                      \
    }                                                                                    \
  } while (false)

namespace android_bench {

// What `action` throws; "" if nothing.
inline std::string Error(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_CHECK_H_
