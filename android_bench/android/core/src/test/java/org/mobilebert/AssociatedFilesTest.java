// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Test;

public class AssociatedFilesTest {
  /** Offsets count from the archive's start here, entries are compressed; Python's are neither. */
  @Test
  public void readsACompressedArchiveBehindSomethingElse() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[1000]);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment("PK\u0005 is not the end");
      for (String name : Arrays.asList("vocab.txt", "labels.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    Map<String, byte[]> files = AssociatedFiles.read(ByteBuffer.wrap(bytes.toByteArray()));
    assertEquals(2, files.size());
    assertArrayEquals("labels.txt".getBytes(StandardCharsets.UTF_8), files.get("labels.txt"));
  }

  @Test
  public void noArchiveIsNoFiles() throws IOException {
    assertTrue(AssociatedFiles.read(ByteBuffer.allocate(0)).isEmpty());
    assertTrue(AssociatedFiles.read(ByteBuffer.allocate(100_000)).isEmpty());
  }

  @Test
  public void linesAreThoseOfPython() {
    assertEquals(Arrays.asList("a", "", "b"), lines("a\n\nb\n"));
    assertEquals(Arrays.asList("a", "b"), lines("a\r\nb"));
    assertEquals(Arrays.asList("a\u2028b", ""), lines("a\u2028b\n\n"));
    assertEquals(Collections.emptyList(), lines(""));
  }

  private static List<String> lines(String text) {
    return AssociatedFiles.lines(text.getBytes(StandardCharsets.UTF_8));
  }
}
