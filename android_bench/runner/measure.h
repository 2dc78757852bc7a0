// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_MEASURE_H_
#define ANDROID_BENCH_RUNNER_MEASURE_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "android_bench/runner/listener.h"
#include "android_bench/runner/model.h"

namespace android_bench {

struct Plan {
  int warmup_runs = 5;
  int runs = 50;
};

// Nanoseconds since some fixed point; tests give their own.
using Clock = std::function<int64_t()>;

// std::chrono::steady_clock.
int64_t SteadyClock();

// Loads all models, then runs them in turns, one inference each, so that a clock
// that slows down and a machine that gets busy hit all of them alike.
void Measure(const std::vector<Model*>& models, const Plan& plan, const Clock& clock,
             Listener& listener);

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_MEASURE_H_
