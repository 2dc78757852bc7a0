// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_MODEL_H_
#define ANDROID_BENCH_RUNNER_MODEL_H_

namespace android_bench {

// What the measuring loop measures. Both calls throw std::runtime_error with one
// sentence for the user when they fail.
class Model {
 public:
  virtual ~Model() = default;

  // From a file's name to ready to run, inputs filled. Called once, first.
  virtual void Load() = 0;

  // One inference. Called after Load, any number of times.
  virtual void Run() = 0;
};

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_MODEL_H_
