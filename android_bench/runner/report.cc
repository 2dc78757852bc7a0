// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/report.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "android_bench/runner/json_writer.h"

namespace android_bench {
namespace {

void WriteModel(JsonWriter& json, const std::string& path, const ModelReport& model) {
  json.BeginObject();
  json.Key("path").Value(path);
  json.Key("load_ns").Value(model.record.load);
  json.Key("first_run_ns").Value(model.record.first_run);
  json.Key("warmup_ns").Value(model.record.warmup);
  json.Key("samples_ns").Value(model.record.samples);
  json.Key("outputs").BeginArray();
  for (const OutputSum& output : model.outputs) {
    json.BeginObject().Key("name").Value(output.name);
    json.Key("sum").Value(output.sum).Key("sum_of_squares").Value(output.sum_of_squares).EndObject();
  }
  json.EndArray();
  json.Key("profile_table").Value(model.profile);
  json.EndObject();
}

}  // namespace

std::string ReportJson(const Options& options, const std::vector<ModelReport>& models,
                       int64_t peak_memory_kib) {
  JsonWriter json;
  json.BeginObject();
  json.Key("runner_version").Value(std::string(kRunnerVersion));
  json.Key("threads").Value(static_cast<int64_t>(options.threads));
  json.Key("peak_memory_kib").Value(peak_memory_kib);
  json.Key("models").BeginArray();
  for (size_t i = 0; i < models.size(); ++i) WriteModel(json, options.models[i], models[i]);
  json.EndArray().EndObject();
  return json.text() + "\n";
}

void WriteWhole(const std::string& path, const std::string& text) {
  const std::string partial = path + ".partial";
  std::FILE* file = std::fopen(partial.c_str(), "wb");
  bool written = file && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file) written = std::fclose(file) == 0 && written;
  if (!written || std::rename(partial.c_str(), path.c_str()) != 0) {
    const std::string reason = std::strerror(errno);
    std::remove(partial.c_str());
    throw std::runtime_error("cannot write " + path + ": " + reason);
  }
}

}  // namespace android_bench
