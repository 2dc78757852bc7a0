// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
#include "android_bench/runner/json_writer.h"

#include <cmath>
#include <cstdio>

namespace android_bench {
namespace {

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
      quoted += escaped;
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

}  // namespace

JsonWriter& JsonWriter::Key(const std::string& name) {
  Separate();
  text_ += Quoted(name) + ": ";
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::Value(const std::string& text) {
  Separate();
  text_ += Quoted(text);
  return *this;
}

JsonWriter& JsonWriter::Value(int64_t number) {
  Separate();
  text_ += std::to_string(number);
  return *this;
}

JsonWriter& JsonWriter::Value(double number) {
  Separate();
  char digits[32] = "null";
  if (std::isfinite(number)) std::snprintf(digits, sizeof digits, "%.9g", number);
  text_ += digits;
  return *this;
}

JsonWriter& JsonWriter::Value(const std::vector<int64_t>& numbers) {
  BeginArray();
  for (const int64_t number : numbers) Value(number);
  return EndArray();
}

JsonWriter& JsonWriter::Open(char bracket) {
  Separate();
  text_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  text_ += bracket;
  first_ = false;
  return *this;
}

void JsonWriter::Separate() {
  if (!first_) text_ += ", ";
  first_ = false;
}

}  // namespace android_bench
