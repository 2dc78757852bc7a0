// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/measure.h"

#include <algorithm>
#include <string>

#include "android_bench/runner/check.h"
#include "android_bench/runner/recorder.h"

namespace android_bench {
namespace {

// Takes 10 ticks to load and 1 to run, times its factor, and tells who ran.
class FakeModel : public Model {
 public:
  FakeModel(char name, int64_t factor, int64_t& now, std::string& order)
      : name_(name), factor_(factor), now_(now), order_(order) {}
  void Load() override { Spend(10); }
  void Run() override { Spend(1); }

 private:
  void Spend(int64_t ticks) {
    now_ += ticks * factor_;
    order_ += name_;
  }
  const char name_;
  const int64_t factor_;
  int64_t& now_;
  std::string& order_;
};

void ModelsRunInTurnsAndEverySampleIsKept() {
  int64_t now = 1000;
  std::string order;
  FakeModel a('a', 1, now, order);
  FakeModel b('b', 5, now, order);
  Plan plan;
  plan.warmup_runs = 2;
  plan.runs = 3;
  Recorder recorder(2, plan);
  Measure({&a, &b}, plan, [&] { return now; }, recorder);
  CHECK_EQ(order, "ababababababab");  // load, first, 2 warm-ups, 3 runs
  const Record& slow = recorder.records()[1];
  CHECK_EQ(recorder.records()[0].load, 10);
  CHECK_EQ(slow.load, 50);
  CHECK_EQ(slow.first_run, 5);
  CHECK((slow.warmup == std::vector<int64_t>{5, 5}));
  CHECK((slow.samples == std::vector<int64_t>{5, 5, 5}));
}

// What a listener does is in no sample.
class SlowListener : public Listener {
 public:
  explicit SlowListener(int64_t& now) : now_(now) {}
  void OnPhase(Phase) override { now_ += 1000; }
  void OnSample(size_t, Phase, int64_t nanoseconds) override {
    now_ += 1000;
    longest = std::max(longest, nanoseconds);
  }
  void OnDone() override { ++done; }
  int64_t longest = 0;
  int done = 0;

 private:
  int64_t& now_;
};

void ListenersAreNotTimed() {
  int64_t now = 0;
  std::string order;
  FakeModel model('a', 1, now, order);
  SlowListener first(now);
  SlowListener second(now);
  Listeners both({&first, &second});
  Measure({&model}, Plan(), [&] { return now; }, both);
  CHECK_EQ(first.longest, 10);
  CHECK_EQ(second.longest, 10);
  CHECK_EQ(first.done, 1);
}

void TheSteadyClockGoesForward() {
  const int64_t before = SteadyClock();
  CHECK(SteadyClock() >= before);
}

}  // namespace
}  // namespace android_bench

int main() {
  android_bench::ModelsRunInTurnsAndEverySampleIsKept();
  android_bench::ListenersAreNotTimed();
  android_bench::TheSteadyClockGoesForward();
}
