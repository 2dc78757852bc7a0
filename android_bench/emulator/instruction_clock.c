// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
//
// Preloaded into the ARM64 guest: a clock that counts instructions, one a microsecond,
// so that whatever measures time measures instructions: our runner, and LiteRT's
// profiler, which prints whole microseconds.
#include <stdint.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "count_syscall.h"

static uint64_t Count(void) {
  volatile uint64_t count = NOT_COUNTED;
  register long number __asm__("x8") = COUNT_SYSCALL;
  register volatile uint64_t *result __asm__("x0") = &count;
  __asm__ volatile("svc 0" : "+r"(result) : "r"(number) : "memory");
  if (count == NOT_COUNTED) {
    static const char message[] = "instruction_clock: nobody counts, is the qemu plugin loaded?\n";
    if (write(2, message, sizeof message - 1) < 0) abort();
    _exit(3);
  }
  return count;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  (void)clock;
  const uint64_t count = Count();
  time->tv_sec = count / 1000000;
  time->tv_nsec = count % 1000000 * 1000;
  return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void)zone;
  const uint64_t count = Count();
  time->tv_sec = count / 1000000;
  time->tv_usec = count % 1000000;
  return 0;
}
