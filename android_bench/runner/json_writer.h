// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#ifndef ANDROID_BENCH_RUNNER_JSON_WRITER_H_
#define ANDROID_BENCH_RUNNER_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <vector>

namespace android_bench {

// Builds a JSON text, commas and escapes included. Begin and End must match.
class JsonWriter {
 public:
  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }

  // The name of the value that comes next.
  JsonWriter& Key(const std::string& name);
  JsonWriter& Value(const std::string& text);
  JsonWriter& Value(int64_t number);
  // Numbers JSON lacks (infinite, not a number) become null.
  JsonWriter& Value(double number);
  JsonWriter& Value(const std::vector<int64_t>& numbers);

  const std::string& text() const { return text_; }

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  void Separate();

  std::string text_;
  bool first_ = true;  // nothing precedes at this level: no comma
};

}  // namespace android_bench

#endif  // ANDROID_BENCH_RUNNER_JSON_WRITER_H_
