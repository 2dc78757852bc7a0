// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_LITERT_MODEL_H_
#define ANDROID_BENCH_RUNNER_LITERT_MODEL_H_

#include <string>
#include <vector>

#include "android_bench/runner/input_file.h"
#include "android_bench/runner/litert_c_api.h"
#include "android_bench/runner/model.h"

namespace android_bench {

// What an output holds after a run, to see that two machines compute the same.
struct OutputSum {
  std::string name;
  double sum;
  double sum_of_squares;
};

// One signature of a .tflite file on the CPU, by LiteRT.
class LitertModel : public Model {
 public:
  struct Config {
    std::string path;
    Inputs inputs;  // by the signature's names; exactly those it has
    int threads = 1;
    bool profile = false;
    std::string signature;  // its name; "" is the first one
  };

  // Starts LiteRT, which looks for accelerators: not part of what Load is timed for.
  explicit LitertModel(Config config);
  ~LitertModel() override;
  LitertModel(const LitertModel&) = delete;
  LitertModel& operator=(const LitertModel&) = delete;

  void Load() override;
  void Run() override;

  // Only with Config::profile: operators are recorded between the two.
  void StartProfile();
  // LiteRT's table of operators, times in milliseconds a run.
  std::string StopProfile();

  // Of the last run; outputs of other types than float32 and int8 are left out.
  std::vector<OutputSum> OutputSums() const;

 private:
  struct Buffer {
    std::string name;
    LiteRtRankedTensorType type;
    LiteRtTensorBuffer buffer;
  };

  void FindSignature();
  void Compile();
  void MakeInputs();
  void MakeOutputs();
  void AddOption(LiteRtOptions options, const char* name, const std::string& toml) const;
  LiteRtTensorBuffer MakeBuffer(const LiteRtRankedTensorType& type,
                                LiteRtTensorBufferRequirements requirements) const;
  void Fill(const Buffer& input, const std::vector<int32_t>& values) const;
  void Check(LiteRtStatus status, const char* what) const;

  const Config config_;
  LiteRtEnvironment environment_ = nullptr;
  LiteRtModel model_ = nullptr;
  LiteRtCompiledModel compiled_ = nullptr;
  LiteRtSignature signature_ = nullptr;  // the model's
  size_t signature_index_ = 0;
  LiteRtProfiler profiler_ = nullptr;    // the compiled model's
  std::vector<Buffer> inputs_;
  std::vector<Buffer> outputs_;
  std::vector<LiteRtTensorBuffer> input_handles_;   // as LiteRtRunCompiledModel wants them
  std::vector<LiteRtTensorBuffer> output_handles_;
};

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_LITERT_MODEL_H_
