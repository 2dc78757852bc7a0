// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/litert_model.h"

#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace android_bench {
namespace {

size_t Elements(const LiteRtRankedTensorType& type) {
  size_t elements = 1;
  for (unsigned i = 0; i < type.layout.rank; ++i) elements *= type.layout.dimensions[i];
  return elements;
}

template <typename T>
void Copy(const std::vector<int32_t>& values, void* memory) {
  T* target = static_cast<T*>(memory);
  for (const int32_t value : values) *target++ = static_cast<T>(value);
}

template <typename T>
OutputSum Sum(const std::string& name, const void* memory, size_t elements) {
  const T* values = static_cast<const T*>(memory);
  OutputSum sum = {name, 0.0, 0.0};
  for (size_t i = 0; i < elements; ++i) {
    const double value = values[i];
    sum.sum += value;
    sum.sum_of_squares += value * value;
  }
  return sum;
}

}  // namespace

LitertModel::LitertModel(Config config) : config_(std::move(config)) {
  Check(LiteRtCreateEnvironment(0, nullptr, &environment_), "create an environment");
}

LitertModel::~LitertModel() {
  for (const Buffer& input : inputs_) LiteRtDestroyTensorBuffer(input.buffer);
  for (const Buffer& output : outputs_) LiteRtDestroyTensorBuffer(output.buffer);
  if (compiled_) LiteRtDestroyCompiledModel(compiled_);
  if (model_) LiteRtDestroyModel(model_);
  if (environment_) LiteRtDestroyEnvironment(environment_);
}

void LitertModel::Load() {
  Check(LiteRtCreateModelFromFile(environment_, config_.path.c_str(), &model_), "read the file");
  FindSignature();
  Compile();
  MakeInputs();
  MakeOutputs();
}

void LitertModel::Run() {
  Check(LiteRtRunCompiledModel(compiled_, signature_index_, input_handles_.size(), input_handles_.data(),
                               output_handles_.size(), output_handles_.data()),
        "run");
}

void LitertModel::StartProfile() {
  Check(LiteRtCompiledModelGetProfiler(compiled_, &profiler_), "find the profiler");
  Check(LiteRtStartProfiler(profiler_), "start the profiler");
}

std::string LitertModel::StopProfile() {
  Check(LiteRtStopProfiler(profiler_), "stop the profiler");
  const char* summary = nullptr;
  Check(LiteRtGetProfileSummary(profiler_, compiled_, &summary), "summarize the profile");
  return summary ? summary : "";
}

std::vector<OutputSum> LitertModel::OutputSums() const {
  std::vector<OutputSum> sums;
  for (const Buffer& output : outputs_) {
    void* memory = nullptr;
    Check(LiteRtLockTensorBuffer(output.buffer, &memory, kLiteRtLockRead), "read an output");
    if (output.type.element_type == kLiteRtFloat32) {
      sums.push_back(Sum<float>(output.name, memory, Elements(output.type)));
    } else if (output.type.element_type == kLiteRtInt8) {
      sums.push_back(Sum<int8_t>(output.name, memory, Elements(output.type)));
    }
    Check(LiteRtUnlockTensorBuffer(output.buffer), "release an output");
  }
  return sums;
}

void LitertModel::FindSignature() {
  size_t count = 0;
  Check(LiteRtGetNumModelSignatures(model_, &count), "count signatures");
  for (size_t i = 0; i < count; ++i) {
    const char* name = nullptr;
    Check(LiteRtGetModelSignature(model_, i, &signature_), "find a signature");
    Check(LiteRtGetSignatureKey(signature_, &name), "name a signature");
    signature_index_ = i;
    if (config_.signature.empty() || config_.signature == name) return;
  }
  throw std::runtime_error(config_.path + ": there is no signature '" + config_.signature + "'");
}

void LitertModel::Compile() {
  LiteRtOptions options = nullptr;  // owned by LiteRT from LiteRtCreateCompiledModel on
  Check(LiteRtCreateOptions(&options), "create options");
  Check(LiteRtSetOptionsHardwareAccelerators(options, kLiteRtCpu), "choose the CPU");
  AddOption(options, "xnnpack", "num_threads = " + std::to_string(config_.threads) + "\n");
  if (config_.profile) AddOption(options, "runtime_options_string", "enable_profiling = true\n");
  Check(LiteRtCreateCompiledModel(environment_, model_, options, &compiled_), "compile the model");
}

void LitertModel::MakeInputs() {
  size_t count = 0;
  Check(LiteRtGetNumSignatureInputs(signature_, &count), "count inputs");
  for (size_t i = 0; i < count; ++i) {
    const char* name = nullptr;
    LiteRtTensor tensor = nullptr;
    LiteRtTensorBufferRequirements requirements = nullptr;
    Buffer input = {};
    Check(LiteRtGetSignatureInputName(signature_, i, &name), "name an input");
    Check(LiteRtGetSignatureInputTensorByIndex(signature_, i, &tensor), "find an input");
    Check(LiteRtGetRankedTensorType(tensor, &input.type), "describe an input");
    Check(LiteRtGetCompiledModelInputBufferRequirements(compiled_, signature_index_, i, &requirements),
          "size an input");
    input.name = name;
    input.buffer = MakeBuffer(input.type, requirements);
    inputs_.push_back(input);
    input_handles_.push_back(input.buffer);
    const auto values = config_.inputs.find(input.name);
    if (values == config_.inputs.end()) {
      throw std::runtime_error(config_.path + ": no values for input '" + input.name + "'");
    }
    Fill(input, values->second);
  }
}

void LitertModel::MakeOutputs() {
  size_t count = 0;
  Check(LiteRtGetNumSignatureOutputs(signature_, &count), "count outputs");
  for (size_t i = 0; i < count; ++i) {
    const char* name = nullptr;
    LiteRtTensor tensor = nullptr;
    LiteRtTensorBufferRequirements requirements = nullptr;
    Buffer output = {};
    Check(LiteRtGetSignatureOutputName(signature_, i, &name), "name an output");
    Check(LiteRtGetSignatureOutputTensorByIndex(signature_, i, &tensor), "find an output");
    Check(LiteRtGetRankedTensorType(tensor, &output.type), "describe an output");
    Check(LiteRtGetCompiledModelOutputBufferRequirements(compiled_, signature_index_, i, &requirements),
          "size an output");
    output.name = name;
    output.buffer = MakeBuffer(output.type, requirements);
    outputs_.push_back(output);
    output_handles_.push_back(output.buffer);
  }
}

void LitertModel::AddOption(LiteRtOptions options, const char* name,
                            const std::string& toml) const {
  LiteRtOpaqueOptions option = nullptr;
  Check(LiteRtCreateOpaqueOptions(name, strdup(toml.c_str()), std::free, &option), "set an option");
  Check(LiteRtAddOpaqueOptions(options, option), "add an option");
}

LiteRtTensorBuffer LitertModel::MakeBuffer(const LiteRtRankedTensorType& type,
                                           LiteRtTensorBufferRequirements requirements) const {
  LiteRtTensorBuffer buffer = nullptr;
  Check(LiteRtCreateManagedTensorBufferFromRequirements(environment_, &type, requirements, &buffer),
        "allocate a tensor");
  return buffer;
}

void LitertModel::Fill(const Buffer& input, const std::vector<int32_t>& values) const {
  if (values.size() != Elements(input.type)) {
    throw std::runtime_error(config_.path + ": input '" + input.name + "' has " +
                             std::to_string(Elements(input.type)) + " elements. Received: " +
                             std::to_string(values.size()) + " values");
  }
  void* memory = nullptr;
  Check(LiteRtLockTensorBuffer(input.buffer, &memory, kLiteRtLockWrite), "fill an input");
  const int type = input.type.element_type;
  if (type == kLiteRtInt32) Copy<int32_t>(values, memory);
  if (type == kLiteRtInt64) Copy<int64_t>(values, memory);
  if (type == kLiteRtFloat32) Copy<float>(values, memory);
  Check(LiteRtUnlockTensorBuffer(input.buffer), "release an input");
  if (type != kLiteRtInt32 && type != kLiteRtInt64 && type != kLiteRtFloat32) {
    throw std::runtime_error(config_.path + ": input '" + input.name +
                             "' must be int32, int64 or float32. Received: type " +
                             std::to_string(type));
  }
}

void LitertModel::Check(LiteRtStatus status, const char* what) const {
  if (status != 0) {
    throw std::runtime_error(config_.path + ": LiteRT cannot " + what + " (status " +
                             std::to_string(status) + ")");
  }
}

}  // namespace android_bench
