// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The text files in the zip archive that a {@code .tflite} file ends with.
 *
 * <p>{@code java.util.zip.ZipFile} wants a file of its own, which a model in an app's assets does
 * not have; so this finds where the archive starts and hands its bytes to a {@link ZipInputStream}.
 */
final class AssociatedFiles {
  private static final int END_OF_DIRECTORY = 0x06054B50;
  private static final int END_SIZE = 22;
  private static final int DIRECTORY_ENTRY = 0x02014B50;
  private static final int ENTRY_SIZE = 46;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int MAX_BYTES = 64 << 20; // of all files together, unpacked

  private AssociatedFiles() {}

  /**
   * Reads all files by name; none if there is no archive.
   *
   * @throws IOException if the archive is damaged
   */
  static Map<String, byte[]> read(ByteBuffer content) throws IOException {
    ByteBuffer view = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int end = endOfDirectory(view);
    Map<String, byte[]> files = new HashMap<>();
    if (end < 0) {
      return files;
    }
    int start = archiveStart(view, end);
    byte[] archive = new byte[end - start];
    view.position(start);
    view.get(archive);
    try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(archive))) {
      int room = MAX_BYTES;
      for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        byte[] file = readAll(stream, room);
        room -= file.length;
        files.put(entry.getName(), file);
      }
    }
    return files;
  }

  /** Splits a text file into its lines; one newline at its end starts no further line. */
  static List<String> lines(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      int next = end + 1;
      while (end > start && text.charAt(end - 1) == '\r') {
        end--;
      }
      lines.add(text.substring(start, end));
      start = next;
    }
    return lines;
  }

  private static int endOfDirectory(ByteBuffer content) {
    int last = content.limit() - END_SIZE;
    for (int i = last; i >= Math.max(0, last - MAX_COMMENT); i--) {
      if (content.getInt(i) == END_OF_DIRECTORY) {
        return i;
      }
    }
    return -1;
  }

  /** Offsets count from the file's start with some writers, from the archive's with others. */
  private static int archiveStart(ByteBuffer content, int end) throws IOException {
    int directory = end - content.getInt(end + 12);
    int shift = directory - content.getInt(end + 16);
    if (directory < 0 || directory > end || shift < 0) {
      throw new IOException("The file's archive is damaged: its directory is not where it says.");
    }
    int entries = content.getShort(end + 10) & 0xFFFF;
    int start = directory;
    int position = directory;
    for (int i = 0; i < entries; i++) {
      if (position + ENTRY_SIZE > end || content.getInt(position) != DIRECTORY_ENTRY) {
        throw new IOException("The file's archive is damaged: entry " + i + " is missing.");
      }
      int local = shift + content.getInt(position + 42);
      if (local < 0 || local > directory) {
        throw new IOException("The file's archive is damaged: entry " + i + " is elsewhere.");
      }
      start = Math.min(start, local);
      int name = content.getShort(position + 28) & 0xFFFF;
      int extra = content.getShort(position + 30) & 0xFFFF;
      int comment = content.getShort(position + 32) & 0xFFFF;
      position += ENTRY_SIZE + name + extra + comment;
    }
    return start;
  }

  private static byte[] readAll(ZipInputStream stream, int room) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[8192];
    for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
      bytes.write(block, 0, count);
      if (bytes.size() > room) {
        throw new IOException("The files in the archive must be smaller than 64 MB together.");
      }
    }
    return bytes.toByteArray();
  }
}
