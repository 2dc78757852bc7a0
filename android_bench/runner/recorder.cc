// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/recorder.h"

namespace android_bench {

Recorder::Recorder(size_t models, const Plan& plan) : records_(models) {
  for (Record& record : records_) {
    record.warmup.reserve(plan.warmup_runs);
    record.samples.reserve(plan.runs);
  }
}

void Recorder::OnSample(size_t model, Phase phase, int64_t nanoseconds) {
  Record& record = records_.at(model);
  switch (phase) {
    case Phase::kLoad:
      record.load = nanoseconds;
      break;
    case Phase::kFirst:
      record.first_run = nanoseconds;
      break;
    case Phase::kWarmup:
      record.warmup.push_back(nanoseconds);
      break;
    case Phase::kSteady:
      record.samples.push_back(nanoseconds);
      break;
  }
}

void ProgressPrinter::OnPhase(Phase phase) {
  static const char* const kNames[] = {"loading", "first run", "warming up", "measuring"};
  std::fprintf(file_, "%s\n", kNames[static_cast<int>(phase)]);
}

void ProgressPrinter::OnDone() { std::fprintf(file_, "done\n"); }

}  // namespace android_bench
