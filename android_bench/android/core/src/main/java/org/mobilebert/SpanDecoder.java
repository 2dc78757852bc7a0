// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the best answers in the logits of a question's windows, as {@code decode_answers} of {@code
 * mobilebert_tf.text} does.
 *
 * <p>Of each window the best starts and ends are joined; a start counts only where its window has
 * the most context around it. Not thread-safe: one decoder a question.
 */
public final class SpanDecoder {
  private static final int LEAST_BEST = 20; // of starts, ends and answers; BERT's n_best_size

  private final QuestionInput question;
  private final int maxAnswerTokens;
  private final int numAnswers;
  private final int numBest;
  private final List<Span> spans = new ArrayList<>();
  private double noAnswerScore = Double.POSITIVE_INFINITY;

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
    numBest = Math.max(numAnswers, LEAST_BEST);
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
    noAnswerScore = Math.min(noAnswerScore, (double) startLogits[0] + endLogits[0]);
    int shift = stretch.position() - stretch.firstToken();
    int[] starts = best(startLogits, window, true);
    int[] ends = best(endLogits, window, false);
    for (int first : starts) {
      for (int last : ends) {
        if (first <= last && last < first + maxAnswerTokens) {
          double score = (double) startLogits[first + shift] + endLogits[last + shift];
          spans.add(new Span(first, last, score));
        }
      }
    }
  }

  /** Returns the best answers, the best first; fewer than asked for if there are no more. */
  public List<Answer> answers() {
    List<Span> ranked = new ArrayList<>(spans);
    // Stable: of equal scores the earlier window, start and end come first.
    Collections.sort(ranked, (a, b) -> Double.compare(b.score, a.score));
    List<Answer> answers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Span span : ranked) {
      int start = question.tokens().start(span.first);
      int end = question.tokens().end(span.last);
      String text = question.context().substring(start, end);
      if (answers.size() < numAnswers && seen.add(text)) {
        answers.add(new Answer(text, start, end, span.score));
      }
    }
    return answers;
  }

  /**
   * Returns the score of "no answer": the smallest of all windows' sums of both logits at {@code
   * [CLS]}, as SQuAD 2.0 models are trained. There is no answer if it exceeds the best answer's
   * score by more than a threshold that was found on development data. Infinite without a window.
   */
  public double noAnswerScore() {
    return noAnswerScore;
  }

  /** Returns the window's pieces of the highest logits, descending; the first of equal ones. */
  private int[] best(float[] logits, int window, boolean mayStart) {
    ContextWindow stretch = question.windows().get(window);
    int shift = stretch.position() - stretch.firstToken();
    int[] kept = new int[Math.min(numBest, stretch.size())];
    int size = 0;
    for (int i = 0; i < stretch.size(); i++) {
      int token = stretch.firstToken() + i;
      float logit = logits[token + shift];
      boolean counts = !mayStart || question.isMaxContext(window, token);
      boolean isFull = size == kept.length;
      if (!counts || Float.isNaN(logit) || (isFull && logit <= logits[kept[size - 1] + shift])) {
        continue;
      }
      int place = isFull ? size - 1 : size++;
      for (; place > 0 && logit > logits[kept[place - 1] + shift]; place--) {
        kept[place] = kept[place - 1];
      }
      kept[place] = token;
    }
    return Arrays.copyOf(kept, size);
  }

  /** Pieces of the context that could be an answer. */
  private static final class Span {
    final int first;
    final int last;
    final double score;

    Span(int first, int last, double score) {
      this.first = first;
      this.last = last;
      this.score = score;
    }
  }
}
