// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Locale;
import java.util.Map;

/** Writes maps, lists, arrays of doubles, strings, numbers, booleans and nulls as JSON. */
public final class JsonWriter {
  private final StringBuilder text = new StringBuilder();

  private JsonWriter() {}

  /**
   * Returns a value as one line of ASCII.
   *
   * @throws IllegalArgumentException for a value of another kind, and for infinities
   */
  public static String write(Object value) {
    JsonWriter writer = new JsonWriter();
    writer.add(value);
    return writer.text.toString();
  }

  private void add(Object value) {
    if (value == null || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof String) {
      addString((String) value);
    } else if (value instanceof Number) {
      addNumber((Number) value);
    } else if (value instanceof Map) {
      addMap((Map<?, ?>) value);
    } else if (value instanceof Iterable) {
      addList((Iterable<?>) value);
    } else if (value instanceof double[]) {
      addArray((double[]) value);
    } else {
      throw new IllegalArgumentException("JSON has no " + value.getClass().getName() + ".");
    }
  }

  private void addNumber(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value + ".");
    }
    text.append(number);
  }

  private void addMap(Map<?, ?> map) {
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator);
      addString((String) entry.getKey());
      text.append(':');
      add(entry.getValue());
      separator = ",";
    }
    text.append(map.isEmpty() ? "{}" : "}");
  }

  private void addList(Iterable<?> list) {
    String separator = "[";
    for (Object value : list) {
      text.append(separator);
      add(value);
      separator = ",";
    }
    text.append("[".equals(separator) ? "[]" : "]");
  }

  private void addArray(double[] values) {
    text.append('[');
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ",");
      addNumber(values[i]);
    }
    text.append(']');
  }

  private void addString(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c >= ' ' && c < 127) {
        text.append(c);
      } else {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    text.append('"');
  }
}
