// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.Test;

public class ModelMetadataTest {
  @Test
  public void readsWhatPythonWrote() throws IOException {
    ModelMetadata metadata = ModelMetadata.read(ByteBuffer.wrap(Goldens.model()));
    assertEquals("Golden", metadata.name());
    assertEquals("A file for tests.", metadata.description());
    assertEquals("Apache-2.0", metadata.license());
    assertEquals("text_classifier", metadata.task());
    assertFalse(metadata.lowerCase());
    assertFalse(metadata.stripAccents());
    assertEquals(Arrays.asList("négatif", "neutral", "肯定"), metadata.labels());
    assertEquals(Arrays.asList("ids", "mask", "segment_ids"), metadata.inputNames());
    assertEquals(Collections.singletonList("probability"), metadata.outputNames());
    assertEquals(60, metadata.vocabulary().size());
    assertEquals("[SEP]", metadata.vocabulary().piece(3));
  }

  @Test
  public void readsAMappedFileWithoutAnArray() throws IOException {
    byte[] content = Goldens.model();
    ByteBuffer direct = ByteBuffer.allocateDirect(content.length);
    direct.put(content);
    assertEquals(60, ModelMetadata.read(direct.asReadOnlyBuffer()).vocabulary().size());
  }

  @Test
  public void refusesAnotherTask() throws IOException {
    final ModelMetadata metadata = ModelMetadata.read(ByteBuffer.wrap(Goldens.model()));
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> new QuestionAnswerer(new FakeModel(), metadata));
    assertTrue(error.getMessage(), error.getMessage().contains("task=text_classifier"));
  }

  @Test
  public void refusesWhatIsNoModel() {
    for (int size : new int[] {0, 7, 8, 1000}) {
      assertThrows(IOException.class, () -> ModelMetadata.read(ByteBuffer.allocate(size)));
    }
  }

  /** Wherever a download stopped: one sentence, no crash. */
  @Test
  public void refusesEveryTruncation() throws IOException {
    final byte[] content = Goldens.model();
    for (int size = 0; size < content.length; size++) {
      final byte[] part = Arrays.copyOf(content, size);
      assertThrows(
          "" + size, IOException.class, () -> ModelMetadata.read(ByteBuffer.wrap(part)));
    }
  }

  /** Damage inside may go unnoticed, but must not end in anything but an IOException. */
  @Test(timeout = 240_000)
  public void survivesDamage() throws IOException {
    byte[] content = Goldens.model();
    Random random = new Random(0);
    int refused = 0;
    for (int round = 0; round < 5000; round++) {
      byte[] damaged = content.clone();
      for (int i = 0; i < 3; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        ModelMetadata.read(ByteBuffer.wrap(damaged));
      } catch (IOException expected) {
        refused++;
      }
    }
    assertTrue("refused " + refused, refused > 500);
  }
}
