// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/report.h"

#include <cmath>
#include <cstdio>
#include <fstream>

#include "android_bench/runner/check.h"
#include "android_bench/runner/json_writer.h"

namespace android_bench {
namespace {

void JsonHasItsCommasAndEscapes() {
  JsonWriter json;
  json.BeginObject();
  json.Key("a\"b").Value(std::string("line\n\ttab\\"));
  json.Key("list").Value(std::vector<int64_t>{1, -2});
  json.Key("nested").BeginArray().BeginObject().EndObject().BeginArray().EndArray().EndArray();
  json.Key("half").Value(0.5).Key("nan").Value(std::nan(""));
  json.EndObject();
  CHECK_EQ(json.text(),
           "{\"a\\\"b\": \"line\\n\\u0009tab\\\\\", \"list\": [1, -2], "
           "\"nested\": [{}, []], \"half\": 0.5, \"nan\": null}");
}

void AReportHasEverySample() {
  Options options;
  options.models = {"m.tflite"};
  ModelReport model;
  model.record = {9, 8, {7}, {5, 6}};
  model.outputs = {{"probability", 1.0, 0.5}};
  CHECK_EQ(ReportJson(options, {model}, 1024),
           "{\"runner_version\": \"1\", \"threads\": 1, \"peak_memory_kib\": 1024, "
           "\"models\": [{\"path\": \"m.tflite\", \"load_ns\": 9, \"first_run_ns\": 8, "
           "\"warmup_ns\": [7], \"samples_ns\": [5, 6], \"outputs\": [{\"name\": "
           "\"probability\", \"sum\": 1, \"sum_of_squares\": 0.5}], "
           "\"profile_table\": \"\"}]}\n");
}

void AFileIsWholeOrNotThere(const std::string& folder) {
  const std::string path = folder + "/report.json";
  WriteWhole(path, "content");
  std::string content;
  std::ifstream(path) >> content;
  CHECK_EQ(content, "content");
  CHECK(!std::ifstream(path + ".partial"));
  const std::string error = Error([] { WriteWhole("/nowhere/report.json", "x"); });
  CHECK_EQ(error, "cannot write /nowhere/report.json: No such file or directory");
}

}  // namespace
}  // namespace android_bench

int main() {
  const char* folder = std::getenv("TEST_TMPDIR");
  android_bench::JsonHasItsCommasAndEscapes();
  android_bench::AReportHasEverySample();
  android_bench::AFileIsWholeOrNotThere(folder ? folder : "/tmp");
}
