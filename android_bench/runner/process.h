// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_PROCESS_H_
#define ANDROID_BENCH_RUNNER_PROCESS_H_

#include <cstdint>
#include <istream>

namespace android_bench {

// Keeps this process, and the threads it will start, on the cores of `mask`.
// Throws std::runtime_error where the kernel refuses, for instance for a core that is off.
void PinToCores(uint64_t mask);

// The most memory this process has had resident so far, in KiB (VmHWM of Linux);
// -1 where the kernel does not say.
int64_t PeakMemoryKib();

// The same from a text in the format of /proc/self/status.
int64_t PeakMemoryKib(std::istream& status);

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_PROCESS_H_
