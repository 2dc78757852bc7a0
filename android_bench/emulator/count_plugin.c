// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
//
// A plugin of qemu's user-mode emulator: counts the instructions that the guest
// executes, and tells the guest the count when it asks with COUNT_SYSCALL.
//
// Debian's qemu 7.2 has plugins but no header for them, so the few functions of the
// plugin interface (version 1) that this needs are declared here.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "count_syscall.h"

typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;  // a translated block: instructions without a jump between them
struct qemu_info;

enum { kAddUint64 = 0 };

typedef void (*TranslatedCallback)(qemu_plugin_id_t, struct qemu_plugin_tb *);
typedef void (*SyscallCallback)(qemu_plugin_id_t, unsigned vcpu, int64_t number, uint64_t, uint64_t,
                                uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);

size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t, TranslatedCallback);
void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb *, int operation, void *target,
                                              uint64_t operand);
void qemu_plugin_register_vcpu_syscall_cb(qemu_plugin_id_t, SyscallCallback);

__attribute__((visibility("default"))) int qemu_plugin_version = 1;

static uint64_t count;

// Adding a block's length whenever the block begins counts every instruction once.
static void OnTranslated(qemu_plugin_id_t id, struct qemu_plugin_tb *block) {
  (void)id;
  qemu_plugin_register_vcpu_tb_exec_inline(block, kAddUint64, &count,
                                           qemu_plugin_tb_n_insns(block));
}

// A system call ends its block, so the count is exact here. An address of the guest
// is one of ours: qemu maps 64-bit guests without an offset on 64-bit hosts.
static void OnSyscall(qemu_plugin_id_t id, unsigned vcpu, int64_t number, uint64_t address,
                      uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f, uint64_t g,
                      uint64_t h) {
  (void)id, (void)vcpu, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h;
  if (number == COUNT_SYSCALL) memcpy((void *)(uintptr_t)address, &count, sizeof count);
}

__attribute__((visibility("default"))) int qemu_plugin_install(qemu_plugin_id_t id,
                                                               const struct qemu_info *info,
                                                               int argc, char **argv) {
  (void)info, (void)argc, (void)argv;
  qemu_plugin_register_vcpu_tb_trans_cb(id, OnTranslated);
  qemu_plugin_register_vcpu_syscall_cb(id, OnSyscall);
  return 0;
}
