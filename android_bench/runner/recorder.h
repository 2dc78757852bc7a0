// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_RECORDER_H_
#define ANDROID_BENCH_RUNNER_RECORDER_H_

#include <cstdint>
#include <cstdio>
#include <vector>

#include "android_bench/runner/listener.h"
#include "android_bench/runner/measure.h"

namespace android_bench {

// All durations of one model, in nanoseconds.
struct Record {
  int64_t load = 0;
  int64_t first_run = 0;
  std::vector<int64_t> warmup;
  std::vector<int64_t> samples;
};

// Keeps every sample of every model.
class Recorder : public Listener {
 public:
  // Reserves room for all samples: memory that is allocated between two inferences
  // changes where the next one finds free memory, which costs it instructions.
  Recorder(size_t models, const Plan& plan);

  void OnSample(size_t model, Phase phase, int64_t nanoseconds) override;

  const std::vector<Record>& records() const { return records_; }

 private:
  std::vector<Record> records_;
};

// Tells a person where the loop is, a line for each phase.
class ProgressPrinter : public Listener {
 public:
  explicit ProgressPrinter(std::FILE* file) : file_(file) {}

  void OnPhase(Phase phase) override;
  void OnDone() override;

 private:
  std::FILE* file_;
};

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_RECORDER_H_
