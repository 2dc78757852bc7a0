// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The files that the Python tokenizer wrote; see tests/android_bench/android_goldens.py. */
final class Goldens {
  private Goldens() {}

  static Vocabulary vocabulary() throws IOException {
    try (InputStream stream = open("vocabulary.txt")) {
      return Vocabulary.read(stream);
    }
  }

  static List<Map<String, Object>> rows(String name) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (BufferedReader reader = reader(name)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(JsonReader.readObject(line));
      }
    }
    return rows;
  }

  static byte[] model() throws IOException {
    StringBuilder text = new StringBuilder();
    try (BufferedReader reader = reader("model.base64")) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        text.append(line);
      }
    }
    return Base64.getDecoder().decode(text.toString());
  }

  static int[] ints(Object list) {
    List<?> values = (List<?>) list;
    int[] result = new int[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = ((Double) values.get(i)).intValue();
    }
    return result;
  }

  static float[] floats(Object list) {
    List<?> values = (List<?>) list;
    float[] result = new float[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = ((Double) values.get(i)).floatValue();
    }
    return result;
  }

  static int number(Map<String, Object> row, String key) {
    return ((Double) row.get(key)).intValue();
  }

  private static BufferedReader reader(String name) {
    return new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8));
  }

  private static InputStream open(String name) {
    InputStream stream = Goldens.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("No " + name + " among the test resources.");
    }
    return stream;
  }
}
