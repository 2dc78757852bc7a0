// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_LISTENER_H_
#define ANDROID_BENCH_RUNNER_LISTENER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace android_bench {

enum class Phase {
  kLoad,    // Model::Load
  kFirst,   // the first inference, which still allocates and packs
  kWarmup,  // inferences before the clock and the caches have settled
  kSteady,  // what the statistics are made of
};

// Hears of everything the measuring loop does, outside of what is timed.
class Listener {
 public:
  virtual ~Listener() = default;

  // The loop enters a phase; it does so once for each, in their order.
  virtual void OnPhase(Phase /*phase*/) {}

  // A model has loaded or run; `nanoseconds` is how long that took.
  virtual void OnSample(size_t /*model*/, Phase /*phase*/, int64_t /*nanoseconds*/) {}

  // The loop is through.
  virtual void OnDone() {}
};

// Passes everything on, in order.
class Listeners : public Listener {
 public:
  explicit Listeners(std::vector<Listener*> listeners) : listeners_(std::move(listeners)) {}

  void OnPhase(Phase phase) override {
    for (Listener* listener : listeners_) listener->OnPhase(phase);
  }
  void OnSample(size_t model, Phase phase, int64_t nanoseconds) override {
    for (Listener* listener : listeners_) listener->OnSample(model, phase, nanoseconds);
  }
  void OnDone() override {
    for (Listener* listener : listeners_) listener->OnDone();
  }

 private:
  std::vector<Listener*> listeners_;
};

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_LISTENER_H_
