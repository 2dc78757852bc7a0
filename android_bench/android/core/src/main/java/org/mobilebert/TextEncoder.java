// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.ArrayList;
import java.util.List;

/** Packs texts into the inputs of an exported model. Immutable, so thread-safe. */
public final class TextEncoder {
  /** Most pieces of a question, as in BERT's SQuAD script and Google's clients. */
  private static final int LONGEST_FIRST = 64;

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
   * Packs {@code [CLS] first [SEP] second [SEP]}. The first text is cut at 64 pieces and at half
   * the length, the second to what is left.
   */
  public ModelInput encodePair(String first, String second) {
    Tokens head = tokenizer.tokenize(first);
    Tokens tail = tokenizer.tokenize(second);
    int kept = keptOfFirst(head);
    int room = sequenceLength - kept - 3;
    return pack(head, kept, tail, 0, Math.min(tail.size(), room));
  }

  /** As {@link #encodeQuestion(String, String, int)} with windows that overlap by half. */
  public QuestionInput encodeQuestion(String question, String context) {
    return encodeQuestion(question, context, 0);
  }

  /**
   * Packs a question with every window of its context.
   *
   * @param stride pieces from one window's start to the next; 128 in BERT's SQuAD script; 0 for
   *     half a window. A window never starts behind the end of the one before.
   * @throws IllegalArgumentException if {@code stride} is negative
   */
  public QuestionInput encodeQuestion(String question, String context, int stride) {
    if (stride < 0) {
      throw new IllegalArgumentException("`stride` must not be negative. Received: " + stride);
    }
    Tokens head = tokenizer.tokenize(question);
    Tokens tail = tokenizer.tokenize(context);
    int kept = keptOfFirst(head);
    int room = sequenceLength - kept - 3;
    int step = stride == 0 ? Math.max(1, room / 2) : Math.min(stride, room);
    List<ContextWindow> windows = new ArrayList<>();
    for (int start = 0; start < tail.size(); start += step) {
      int size = Math.min(room, tail.size() - start);
      ModelInput input = pack(head, kept, tail, start, start + size);
      windows.add(new ContextWindow(input, kept + 2, start, size));
      if (start + size == tail.size()) {
        break;
      }
    }
    return new QuestionInput(context, tail, windows);
  }

  private int keptOfFirst(Tokens first) {
    return Math.min(first.size(), Math.min(LONGEST_FIRST, (sequenceLength - 3) / 2));
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
