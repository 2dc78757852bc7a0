// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.ArrayList;
import java.util.List;

/** Packs texts into the inputs of an exported model. Immutable, so thread-safe. */
public final class TextEncoder {
  private static final int LONGEST_QUESTION = 64; // pieces, as in BERT's SQuAD script
  private static final int LONGEST_STRIDE = 128;

  private final WordPieceTokenizer tokenizer;
  private final int sequenceLength;

  /**
   * Makes an encoder.
   *
   * @param sequenceLength tokens that the model takes at most, special ones included
   * @throws IllegalArgumentException if it leaves no room for a piece of each of two texts
   */
  public TextEncoder(WordPieceTokenizer tokenizer, int sequenceLength) {
    if (sequenceLength < 5) {
      throw new IllegalArgumentException(
          "`sequenceLength` must be at least 5. Received: sequenceLength=" + sequenceLength);
    }
    this.tokenizer = tokenizer;
    this.sequenceLength = sequenceLength;
  }

  /** Packs {@code [CLS] text [SEP]}; a text that is too long loses its end. */
  public ModelInput encode(String text) {
    Tokens tokens = tokenizer.tokenize(text);
    int kept = Math.min(tokens.size(), sequenceLength - 2);
    return pack(tokens, kept, null, 0, 0);
  }

  /**
   * Packs {@code [CLS] first [SEP] second [SEP]}. What is too long is cut from the longer text,
   * from the second one of two equally long ones, as classifiers of pairs are trained.
   */
  public ModelInput encodePair(String first, String second) {
    Tokens head = tokenizer.tokenize(first);
    Tokens tail = tokenizer.tokenize(second);
    int room = sequenceLength - 3;
    int ofSecond = Math.min(tail.size(), Math.max(room / 2, room - head.size()));
    return pack(head, Math.min(head.size(), room - ofSecond), tail, 0, ofSecond);
  }

  /**
   * As {@link #encodeQuestion(String, String, int)} with a stride of a third of the length and at
   * most 128, which is BERT's 128 of 384.
   */
  public QuestionInput encodeQuestion(String question, String context) {
    int stride = Math.min(LONGEST_STRIDE, sequenceLength / 3);
    return encodeQuestion(question, context, stride);
  }

  /**
   * Packs a question with every window of its context. A question is cut at 64 pieces and at half
   * the length.
   *
   * @param stride pieces from one window's start to the next; a window never starts behind the end
   *     of the one before
   * @throws IllegalArgumentException if {@code stride} is not positive
   */
  public QuestionInput encodeQuestion(String question, String context, int stride) {
    if (stride < 1) {
      throw new IllegalArgumentException("`stride` must be positive. Received: " + stride);
    }
    Tokens head = tokenizer.tokenize(question);
    Tokens tail = tokenizer.tokenize(context);
    int kept = Math.min(head.size(), Math.min(LONGEST_QUESTION, (sequenceLength - 3) / 2));
    int room = sequenceLength - kept - 3;
    List<ContextWindow> windows = new ArrayList<>();
    for (int start = 0; start < tail.size(); start += Math.min(stride, room)) {
      int size = Math.min(room, tail.size() - start);
      ModelInput input = pack(head, kept, tail, start, start + size);
      windows.add(new ContextWindow(input, kept + 2, start, size));
      if (start + size == tail.size()) {
        break;
      }
    }
    return new QuestionInput(context, tail, windows);
  }

  private ModelInput pack(Tokens first, int kept, Tokens second, int from, int to) {
    Vocabulary vocabulary = tokenizer.vocabulary();
    int secondStart = kept + 2;
    int[] ids = new int[second == null ? secondStart : secondStart + to - from + 1];
    ids[0] = vocabulary.startId();
    first.copyIds(0, kept, ids, 1);
    ids[kept + 1] = vocabulary.separatorId();
    if (second != null) {
      second.copyIds(from, to, ids, secondStart);
      ids[ids.length - 1] = vocabulary.separatorId();
    }
    return new ModelInput(ids, secondStart, vocabulary.paddingId());
  }
}
