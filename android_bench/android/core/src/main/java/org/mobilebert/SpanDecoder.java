// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the best answers in the logits of a question's windows.
 *
 * <p>Every span of at most so many pieces is scored (BERT's SQuAD script only joins the best twenty
 * starts and ends); it must start where its window has the most context around that piece. Not
 * thread-safe: one decoder a question.
 */
public final class SpanDecoder {
  private static final int SPANS_KEPT_FOR_EACH_ANSWER = 20; // equal texts count once

  private final QuestionInput question;
  private final int maxAnswerTokens;
  private final int numAnswers;
  private final float[] scores; // descending
  private final int[] firsts;
  private final int[] lasts;
  private int size;
  private float noAnswerScore = Float.POSITIVE_INFINITY;

  /**
   * Makes a decoder.
   *
   * @param maxAnswerTokens word pieces of an answer at most; 30 in BERT's SQuAD script
   * @param numAnswers answers wanted at most
   * @throws IllegalArgumentException if either is not positive
   */
  public SpanDecoder(QuestionInput question, int maxAnswerTokens, int numAnswers) {
    if (maxAnswerTokens < 1 || numAnswers < 1) {
      throw new IllegalArgumentException(
          "`maxAnswerTokens` and `numAnswers` must be positive. Received: "
              + maxAnswerTokens
              + ", "
              + numAnswers);
    }
    this.question = question;
    this.maxAnswerTokens = maxAnswerTokens;
    this.numAnswers = numAnswers;
    int capacity = numAnswers * SPANS_KEPT_FOR_EACH_ANSWER;
    scores = new float[capacity];
    firsts = new int[capacity];
    lasts = new int[capacity];
  }

  /**
   * Takes in what the model says about one window.
   *
   * @param window index into {@link QuestionInput#windows()}
   * @param startLogits shape {@code (sequence)}, at least as long as the window's input
   * @param endLogits as {@code startLogits}
   */
  public void add(int window, float[] startLogits, float[] endLogits) {
    ContextWindow stretch = question.windows().get(window);
    noAnswerScore = Math.min(noAnswerScore, startLogits[0] + endLogits[0]);
    int shift = stretch.position() - stretch.firstToken();
    int behind = stretch.firstToken() + stretch.size();
    for (int first = stretch.firstToken(); first < behind; first++) {
      if (question.isMaxContext(window, first)) {
        int limit = Math.min(behind, first + maxAnswerTokens);
        for (int last = first; last < limit; last++) {
          keep(first, last, startLogits[first + shift] + endLogits[last + shift]);
        }
      }
    }
  }

  /** Returns the best answers, the best first; fewer than asked for if there are no more. */
  public List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < size && answers.size() < numAnswers; i++) {
      int start = question.tokens().start(firsts[i]);
      int end = question.tokens().end(lasts[i]);
      String text = question.context().substring(start, end);
      if (seen.add(text)) {
        answers.add(new Answer(text, start, end, scores[i]));
      }
    }
    return answers;
  }

  /**
   * Returns the score of "no answer": the smallest of all windows' sums of both logits at {@code
   * [CLS]}, as SQuAD 2.0 models are trained. There is no answer if it exceeds the best answer's
   * score by more than a threshold that was found on development data. Infinite without a window.
   */
  public float noAnswerScore() {
    return noAnswerScore;
  }

  /** Inserts into the descending row; the earlier of equal scores stays in front. */
  private void keep(int first, int last, float score) {
    boolean isFull = size == scores.length;
    if (Float.isNaN(score) || (isFull && score <= scores[size - 1])) {
      return;
    }
    int index = isFull ? size - 1 : size++;
    for (; index > 0 && score > scores[index - 1]; index--) {
      scores[index] = scores[index - 1];
      firsts[index] = firsts[index - 1];
      lasts[index] = lasts[index - 1];
    }
    scores[index] = score;
    firsts[index] = first;
    lasts[index] = last;
  }
}
