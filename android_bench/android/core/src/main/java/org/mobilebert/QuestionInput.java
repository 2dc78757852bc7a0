// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Collections;
import java.util.List;

/** A question over a whole context: its windows, and the context's pieces. Immutable. */
public final class QuestionInput {
  private final String context;
  private final Tokens tokens;
  private final List<ContextWindow> windows;
  private final int[] best; // window with the most context, for each piece

  QuestionInput(String context, Tokens tokens, List<ContextWindow> windows) {
    this.context = context;
    this.tokens = tokens;
    this.windows = Collections.unmodifiableList(windows);
    best = bestWindows(windows, tokens.size());
  }

  /** Returns the text that answers are taken from. */
  public String context() {
    return context;
  }

  /** Returns the pieces of the whole context, with their places in it. */
  public Tokens tokens() {
    return tokens;
  }

  /** Returns the windows from the front to the back; none for a context without a piece. */
  public List<ContextWindow> windows() {
    return windows;
  }

  /** Returns whether no window has more context around a piece; the first of equal ones wins. */
  public boolean isMaxContext(int window, int token) {
    return best[token] == window;
  }

  private static int[] bestWindows(List<ContextWindow> windows, int numTokens) {
    int[] best = new int[numTokens];
    double[] most = new double[numTokens];
    for (int w = 0; w < windows.size(); w++) {
      ContextWindow window = windows.get(w);
      for (int token = window.firstToken(); token < window.firstToken() + window.size(); token++) {
        double context = window.contextOf(token);
        if (context > most[token]) {
          most[token] = context;
          best[token] = w;
        }
      }
    }
    return best;
  }
}
