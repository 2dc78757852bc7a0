// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_EMULATOR_COUNT_SYSCALL_H_
#define ANDROID_BENCH_EMULATOR_COUNT_SYSCALL_H_

// A number that Linux gives to no system call. Its argument is where to put the count.
#define COUNT_SYSCALL 0x6d6f62

// What the guest puts there first, to see that somebody has counted.
#define NOT_COUNTED (~UINT64_C(0))

#endif  // ANDROID_BENCH_EMULATOR_COUNT_SYSCALL_H_
