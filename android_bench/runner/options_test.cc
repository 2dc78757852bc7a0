// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/options.h"

#include "android_bench/runner/check.h"

namespace android_bench {
namespace {

void EverythingIsRead() {
  const Options options =
      ParseOptions({"--model=a=1.tflite", "--inputs=a.txt", "--model=b.tflite", "--inputs=b.txt",
                    "--output=o.json", "--threads=4", "--cores=F0", "--warmup=0", "--runs=7",
                    "--signature=serving_64", "--profile"});
  CHECK_EQ(options.models.size(), 2u);
  CHECK_EQ(options.models[0], "a=1.tflite");
  CHECK_EQ(options.inputs[1], "b.txt");
  CHECK_EQ(options.output, "o.json");
  CHECK_EQ(options.threads, 4);
  CHECK_EQ(options.cores, 0xf0u);
  CHECK_EQ(options.plan.warmup_runs, 0);
  CHECK_EQ(options.plan.runs, 7);
  CHECK_EQ(options.signature, "serving_64");
  CHECK(options.profile);
}

void Refuses(const std::string& flag, const std::string& message) {
  const std::string error = Error([&] {
    ParseOptions({"--model=a", "--inputs=i", "--output=o", flag});
  });
  if (error.find(message) == std::string::npos) {
    std::cerr << flag << " gives '" << error << "', expected '" << message << "'\n";
    std::exit(1);
  }
}

void BadFlagsAreNamed() {
  Refuses("--threads=0", "--threads must be a whole number from 1. Received: --threads=0");
  Refuses("--threads=4x", "Received: --threads=4x");
  Refuses("--threads=", "--threads must be");
  Refuses("--runs=99999999999", "--runs must be");
  Refuses("--warmup=-1", "--warmup must be a whole number from 0");
  Refuses("--cores=0", "--cores must be a hexadecimal mask");
  Refuses("--cores=0xf0", "--cores must be");
  Refuses("--speed=9", "there is no flag --speed");
  Refuses("model", "arguments are --flag=value");
  Refuses("--model=b", "each --model needs its --inputs. Received: 2 and 1");
}

void WhatIsNeededIsNamed() {
  CHECK_EQ(Error([] { ParseOptions({"--output=o"}); }), "--model=FILE is missing");
  CHECK_EQ(Error([] { ParseOptions({"--model=a"}); }), "--output=FILE is missing");
}

}  // namespace
}  // namespace android_bench

int main() {
  android_bench::EverythingIsRead();
  android_bench::BadFlagsAreNamed();
  android_bench::WhatIsNeededIsNamed();
}
