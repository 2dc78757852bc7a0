// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/process.h"

#include <sched.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace android_bench {

void PinToCores(uint64_t mask) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  for (int core = 0; core < 64; ++core) {
    if (mask >> core & 1) CPU_SET(core, &cores);
  }
  if (sched_setaffinity(0, sizeof cores, &cores) != 0) {
    std::ostringstream hex;
    hex << std::hex << mask;
    throw std::runtime_error("cannot run on cores " + hex.str() + ": " + std::strerror(errno));
  }
}

int64_t PeakMemoryKib() {
  std::ifstream status("/proc/self/status");
  return PeakMemoryKib(status);
}

int64_t PeakMemoryKib(std::istream& status) {
  for (std::string line; std::getline(status, line);) {
    std::istringstream words(line);
    std::string key;
    int64_t kib = 0;
    if (words >> key >> kib && key == "VmHWM:") return kib;
  }
  return -1;
}

}  // namespace android_bench
