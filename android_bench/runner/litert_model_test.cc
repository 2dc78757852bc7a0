// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/litert_model.h"

#include <cmath>

#include "android_bench/runner/check.h"

namespace android_bench {
namespace {

// Of android_bench/tiny_model.py.
Inputs TinyInputs() {
  return {{"ids", {27, 20, 16, 8, 9, 1, 2, 0}},
          {"mask", std::vector<int32_t>(8, 1)},
          {"segment_ids", std::vector<int32_t>(8, 0)}};
}

void ItRunsAndGivesAProbability(const std::string& path) {
  LitertModel model({path, TinyInputs(), 2, false, "serving_default"});
  model.Load();
  model.Run();
  const std::vector<OutputSum> outputs = model.OutputSums();
  CHECK_EQ(outputs.size(), 1u);
  CHECK_EQ(outputs[0].name, "probability");
  CHECK(std::fabs(outputs[0].sum - 1.0) < 1e-6);
  model.Run();
  CHECK_EQ(model.OutputSums()[0].sum_of_squares, outputs[0].sum_of_squares);
}

void TheProfileNamesTheOperators(const std::string& path) {
  LitertModel model({path, TinyInputs(), 1, true, ""});
  model.Load();
  model.StartProfile();
  model.Run();
  const std::string table = model.StopProfile();
  CHECK(table.find("times called") != std::string::npos);
  CHECK(table.find("Fully Connected") != std::string::npos);
}

std::string ErrorWith(const std::string& path, const Inputs& inputs) {
  LitertModel model({path, inputs, 1, false, ""});
  return Error([&] { model.Load(); });
}

void WrongFilesAndInputsAreNamed(const std::string& path) {
  CHECK(ErrorWith("nowhere.tflite", {}).find("nowhere.tflite: LiteRT cannot read") == 0);
  CHECK_EQ(ErrorWith(path, {{"mask", {}}}), path + ": no values for input 'ids'");
  LitertModel model({path, TinyInputs(), 1, false, "serving_64"});
  CHECK_EQ(Error([&] { model.Load(); }), path + ": there is no signature 'serving_64'");
  CHECK_EQ(ErrorWith(path, {{"ids", {1, 2}}}),
           path + ": input 'ids' has 8 elements. Received: 2 values");
}

}  // namespace
}  // namespace android_bench

int main(int argc, char** argv) {
  CHECK_EQ(argc, 2);
  android_bench::ItRunsAndGivesAProbability(argv[1]);
  android_bench::TheProfileNamesTheOperators(argv[1]);
  android_bench::WrongFilesAndInputsAreNamed(argv[1]);
}
