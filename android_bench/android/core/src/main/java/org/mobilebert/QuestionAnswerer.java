// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Question and context in, answers out. As thread-safe as its model: not.
 *
 * <p>A context that does not fit is read in overlapping windows; answers are those of {@code
 * QuestionAnswererInterpreter} in Python.
 */
public final class QuestionAnswerer {
  private static final String TASK = "question_answerer";
  private static final int LONGEST_ANSWER = 30; // pieces, as in BERT's SQuAD script

  private final Model model;
  private final TextEncoder encoder;

  /**
   * Makes an answerer; the model stays the caller's to close.
   *
   * @throws IllegalArgumentException if the file is for another task
   */
  public QuestionAnswerer(Model model, ModelMetadata metadata) {
    metadata.requireTask(Collections.singletonList(TASK));
    this.model = model;
    encoder = new TextEncoder(metadata.tokenizer(), model.sequenceLength());
  }

  /**
   * Returns the best answers, the best first; none for a context without a word.
   *
   * @param numAnswers how many at most
   */
  public List<Answer> answer(String question, String context, int numAnswers) {
    QuestionInput input = encoder.encodeQuestion(question, context);
    SpanDecoder decoder = new SpanDecoder(input, LONGEST_ANSWER, numAnswers);
    for (int window = 0; window < input.windows().size(); window++) {
      Map<String, float[]> outputs = model.run(input.windows().get(window).input());
      decoder.add(window, outputs.get("start_logits"), outputs.get("end_logits"));
    }
    return decoder.answers();
  }
}
