// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
//
// Measures .tflite files with LiteRT and writes JSON.
//
//   runner --model=A.tflite --inputs=A.txt [--model=B.tflite --inputs=B.txt ...]
//          --output=FILE [--threads=N] [--warmup=N] [--runs=N] [--cores=HEX] [--signature=NAME]
//          [--profile]
//
// --profile adds LiteRT's table of operators. Recording it costs time, so take
// durations from a run without.
#include <cstdio>
#include <exception>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "android_bench/runner/input_file.h"
#include "android_bench/runner/litert_model.h"
#include "android_bench/runner/measure.h"
#include "android_bench/runner/options.h"
#include "android_bench/runner/process.h"
#include "android_bench/runner/recorder.h"
#include "android_bench/runner/report.h"

namespace android_bench {
namespace {

using LitertModels = std::vector<std::unique_ptr<LitertModel>>;

// The profile covers the steady state only.
class Profiler : public Listener {
 public:
  explicit Profiler(const LitertModels& models) : models_(models) {}

  void OnPhase(Phase phase) override {
    if (phase != Phase::kSteady) return;
    for (const auto& model : models_) model->StartProfile();
  }

 private:
  const LitertModels& models_;
};

LitertModels MakeModels(const Options& options) {
  LitertModels models;
  for (size_t i = 0; i < options.models.size(); ++i) {
    std::ifstream text(options.inputs[i]);
    if (!text) throw std::runtime_error("cannot read " + options.inputs[i]);
    models.push_back(std::make_unique<LitertModel>(LitertModel::Config{
        options.models[i], ReadInputs(text), options.threads, options.profile, options.signature}));
  }
  return models;
}

void Run(const Options& options) {
  if (options.cores != 0) PinToCores(options.cores);
  const LitertModels models = MakeModels(options);
  std::vector<Model*> measured;
  for (const auto& model : models) measured.push_back(model.get());

  Recorder recorder(models.size(), options.plan);
  ProgressPrinter progress(stderr);
  Profiler profiler(models);
  std::vector<Listener*> listeners = {&recorder, &progress};
  if (options.profile) listeners.push_back(&profiler);
  Listeners all(listeners);
  Measure(measured, options.plan, SteadyClock, all);

  std::vector<ModelReport> reports;
  for (size_t i = 0; i < models.size(); ++i) {
    const std::string profile = options.profile ? models[i]->StopProfile() : "";
    reports.push_back({recorder.records()[i], models[i]->OutputSums(), profile});
  }
  WriteWhole(options.output, ReportJson(options, reports, PeakMemoryKib()));
}

}  // namespace
}  // namespace android_bench

int main(int argc, char** argv) {
  try {
    android_bench::Run(
        android_bench::ParseOptions(std::vector<std::string>(argv + 1, argv + argc)));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "runner: %s\n", error.what());
    return 1;
  }
  return 0;
}
