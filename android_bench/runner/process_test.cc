// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/process.h"

#include <sched.h>

#include <sstream>
#include <vector>

#include "android_bench/runner/check.h"

namespace android_bench {
namespace {

void ThePeakIsFoundInTheKernelsText() {
  std::istringstream status("Name:\trunner\nVmPeak:\t  9 kB\nVmHWM:\t   5124 kB\nVmRSS:\t 7 kB\n");
  CHECK_EQ(PeakMemoryKib(status), 5124);
  std::istringstream other("Name:\trunner\n");
  CHECK_EQ(PeakMemoryKib(other), -1);
}

void ThePeakGrowsWithWhatIsUsed() {
  const int64_t before = PeakMemoryKib();
  CHECK(before > 0);
  std::vector<char> used(64 << 20, 1);
  CHECK(PeakMemoryKib() + used[0] > before + 60000);
}

void PinningKeepsToTheMask() {
  cpu_set_t allowed;
  CHECK_EQ(sched_getaffinity(0, sizeof allowed, &allowed), 0);
  int core = 0;
  while (!CPU_ISSET(core, &allowed)) ++core;
  PinToCores(uint64_t{1} << core);
  CHECK_EQ(sched_getaffinity(0, sizeof allowed, &allowed), 0);
  CHECK_EQ(CPU_COUNT(&allowed), 1);
  CHECK_EQ(Error([] { PinToCores(uint64_t{1} << 63); }),
           "cannot run on cores 8000000000000000: Invalid argument");
}

}  // namespace
}  // namespace android_bench

int main() {
  android_bench::ThePeakIsFoundInTheKernelsText();
  android_bench::ThePeakGrowsWithWhatIsUsed();
  android_bench::PinningKeepsToTheMask();
}
