// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One table of a flatbuffer, read by slot. Absent fields are null, 0 or empty.
 *
 * <p>Positions are checked by the buffer: damaged content ends in an {@link
 * IndexOutOfBoundsException}, which {@link ModelMetadata} turns into a sentence.
 */
final class FlatTable {
  private final ByteBuffer content; // little-endian
  private final int position;

  private FlatTable(ByteBuffer content, int position) {
    this.content = content;
    this.position = position;
  }

  /** Opens the root table; absolute positions count from the buffer's index 0. */
  static FlatTable root(ByteBuffer content) {
    ByteBuffer view = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return new FlatTable(view, view.getInt(0));
  }

  /** Returns the text in a slot, or null. */
  String text(int slot) {
    int field = field(slot);
    return field == 0 ? null : new String(bytesAt(follow(field)), StandardCharsets.UTF_8);
  }

  /** Returns the one-byte number in a slot. */
  int byteValue(int slot) {
    int field = field(slot);
    return field == 0 ? 0 : content.get(field) & 0xFF;
  }

  /** Returns the four-byte number in a slot. */
  int intValue(int slot) {
    int field = field(slot);
    return field == 0 ? 0 : content.getInt(field);
  }

  /** Returns the bytes in a slot, or null. */
  byte[] bytes(int slot) {
    int field = field(slot);
    return field == 0 ? null : bytesAt(follow(field));
  }

  /** Returns the table in a slot, or null. */
  FlatTable table(int slot) {
    int field = field(slot);
    return field == 0 ? null : new FlatTable(content, follow(field));
  }

  /** Returns the tables in a slot. */
  List<FlatTable> tables(int slot) {
    List<FlatTable> tables = new ArrayList<>();
    int field = field(slot);
    if (field != 0) {
      int vector = follow(field);
      int count = checkCount(vector, 4);
      for (int i = 0; i < count; i++) {
        tables.add(new FlatTable(content, follow(vector + 4 + 4 * i)));
      }
    }
    return tables;
  }

  /** Returns where a field is, 0 if absent. */
  private int field(int slot) {
    int fields = position - content.getInt(position);
    int entry = 4 + 2 * slot;
    if (entry >= (content.getShort(fields) & 0xFFFF)) {
      return 0;
    }
    int offset = content.getShort(fields + entry) & 0xFFFF;
    return offset == 0 ? 0 : position + offset;
  }

  private int follow(int field) {
    return field + content.getInt(field);
  }

  private byte[] bytesAt(int vector) {
    byte[] bytes = new byte[checkCount(vector, 1)];
    ByteBuffer view = content.duplicate();
    view.position(vector + 4);
    view.get(bytes);
    return bytes;
  }

  /** A damaged length must not make us allocate what the file cannot hold. */
  private int checkCount(int vector, int elementBytes) {
    int count = content.getInt(vector);
    if (count < 0 || count > (content.limit() - vector - 4) / elementBytes) {
      throw new IndexOutOfBoundsException("a vector of " + count + " elements");
    }
    return count;
  }
}
