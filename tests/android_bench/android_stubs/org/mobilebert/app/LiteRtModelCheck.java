// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.mobilebert.ModelInput;
import org.mobilebert.TextEncoder;
import org.mobilebert.Vocabulary;
import org.mobilebert.WordPieceTokenizer;
import org.tensorflow.lite.Interpreter;

/** Runs LiteRtModel on the stand-in for LiteRT; prints what android_app_test.py compares. */
public final class LiteRtModelCheck {
  private LiteRtModelCheck() {}

  public static void main(String[] arguments) {
    Vocabulary vocabulary =
        new Vocabulary(Arrays.asList("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b"));
    TextEncoder encoder = new TextEncoder(new WordPieceTokenizer(vocabulary, true), 12);
    try (LiteRtModel model = new LiteRtModel(content(12, 1, 6), 2)) {
      System.out.println("longest " + model.sequenceLength());
      show(model, encoder.encodePair("a", "b b b"));
      show(model, encoder.encode("a"));
      show(model, encoder.encodePair("a", "b b b"));
    }
    System.out.println("open " + Interpreter.open);
    try {
      new LiteRtModel(content(1), 1);
    } catch (IllegalArgumentException expected) {
      System.out.println(expected.getMessage());
    }
    System.out.println("open " + Interpreter.open);
  }

  private static void show(LiteRtModel model, ModelInput input) {
    Map<String, float[]> outputs = model.run(input);
    System.out.println(outputs.keySet().size() + Arrays.toString(outputs.get("probability")));
    System.out.println(Arrays.toString(outputs.get("small")));
  }

  private static ByteBuffer content(int... lengths) {
    ByteBuffer content = ByteBuffer.allocateDirect(lengths.length);
    for (int length : lengths) {
      content.put((byte) length);
    }
    content.flip();
    return content;
  }
}
