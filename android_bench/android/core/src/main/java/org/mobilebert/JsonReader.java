// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, strings, doubles, booleans and nulls. */
final class JsonReader {
  private static final int DEEPEST = 32;

  private final String text;
  private int position;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads an object and nothing after it.
   *
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  static Map<String, Object> readObject(String text) {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    Map<String, Object> object = reader.object(0);
    reader.skipSpace();
    if (reader.position != text.length()) {
      throw reader.error("the end");
    }
    return object;
  }

  private Object value(int depth) {
    skipSpace();
    char next = peek();
    if (depth > DEEPEST) {
      throw error("less depth");
    }
    switch (next) {
      case '{':
        return object(depth);
      case '[':
        return list(depth);
      case '"':
        return string();
      case 't':
        return word("true", true);
      case 'f':
        return word("false", false);
      case 'n':
        return word("null", null);
      default:
        return number();
    }
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    expect('{');
    for (skipSpace(); peek() != '}'; skipSpace()) {
      if (!object.isEmpty()) {
        expect(',');
        skipSpace();
      }
      String key = string();
      skipSpace();
      expect(':');
      object.put(key, value(depth + 1));
    }
    position++;
    return object;
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    expect('[');
    for (skipSpace(); peek() != ']'; skipSpace()) {
      if (!list.isEmpty()) {
        expect(',');
      }
      list.add(value(depth + 1));
    }
    position++;
    return list;
  }

  private String string() {
    StringBuilder result = new StringBuilder();
    expect('"');
    for (char next = peek(); next != '"'; next = peek()) {
      position++;
      result.append(next == '\\' ? escaped() : next);
    }
    position++;
    return result.toString();
  }

  private char escaped() {
    char kind = peek();
    position++;
    int index = "bfnrt".indexOf(kind);
    if (index >= 0) {
      return "\b\f\n\r\t".charAt(index);
    }
    if (kind != 'u') {
      return kind;
    }
    if (position + 4 > text.length()) {
      throw error("four digits");
    }
    position += 4;
    try {
      return (char) Integer.parseInt(text.substring(position - 4, position), 16);
    } catch (NumberFormatException broken) {
      throw error("four digits");
    }
  }

  private Object word(String word, Object meaning) {
    if (!text.startsWith(word, position)) {
      throw error(word);
    }
    position += word.length();
    return meaning;
  }

  private Double number() {
    int start = position;
    while (position < text.length() && "+-.0123456789eE".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    try {
      return Double.valueOf(text.substring(start, position));
    } catch (NumberFormatException broken) {
      throw error("a value");
    }
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private char peek() {
    if (position >= text.length()) {
      throw error("more");
    }
    return text.charAt(position);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw error("'" + wanted + "'");
    }
    position++;
  }

  private IllegalArgumentException error(String wanted) {
    return new IllegalArgumentException("JSON wants " + wanted + " at character " + position + ".");
  }
}
