// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/measure.h"

#include <chrono>

namespace android_bench {
namespace {

// Times `action` for each model in turn, `rounds` times.
void Rounds(const std::vector<Model*>& models, Phase phase, int rounds, const Clock& clock,
            Listener& listener, void (Model::*action)()) {
  listener.OnPhase(phase);
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = 0; i < models.size(); ++i) {
      const int64_t start = clock();
      (models[i]->*action)();
      const int64_t end = clock();
      listener.OnSample(i, phase, end - start);
    }
  }
}

}  // namespace

int64_t SteadyClock() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

void Measure(const std::vector<Model*>& models, const Plan& plan, const Clock& clock,
             Listener& listener) {
  Rounds(models, Phase::kLoad, 1, clock, listener, &Model::Load);
  Rounds(models, Phase::kFirst, 1, clock, listener, &Model::Run);
  Rounds(models, Phase::kWarmup, plan.warmup_runs, clock, listener, &Model::Run);
  Rounds(models, Phase::kSteady, plan.runs, clock, listener, &Model::Run);
  listener.OnDone();
}

}  // namespace android_bench
