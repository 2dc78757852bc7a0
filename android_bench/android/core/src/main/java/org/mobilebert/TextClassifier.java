// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Text in, labels and probabilities out. As thread-safe as its model: not. */
public final class TextClassifier {
  private static final List<String> TASKS =
      Collections.unmodifiableList(Arrays.asList("text_classifier", "multi_label_classifier"));
  private static final String OUTPUT = "probability";

  private final Model model;
  private final List<String> labels;
  private final TextEncoder encoder;

  /**
   * Makes a classifier; the model stays the caller's to close.
   *
   * @throws IllegalArgumentException if the file is for another task
   */
  public TextClassifier(Model model, ModelMetadata metadata) {
    metadata.requireTask(TASKS);
    this.model = model;
    labels = metadata.labels();
    encoder = new TextEncoder(metadata.tokenizer(), model.sequenceLength());
  }

  /** Returns all labels of one text, the most probable first. */
  public List<LabelScore> classify(String text) {
    return scored(encoder.encode(text));
  }

  /** Returns all labels of a pair of texts, the most probable first. */
  public List<LabelScore> classify(String first, String second) {
    return scored(encoder.encodePair(first, second));
  }

  private List<LabelScore> scored(ModelInput input) {
    float[] scores = model.run(input).get(OUTPUT);
    if (scores == null || scores.length != labels.size()) {
      throw new IllegalStateException(
          "The file names "
              + labels.size()
              + " labels, but gives "
              + (scores == null ? "no `" + OUTPUT + "`." : scores.length + " probabilities.")
              + " Export it again.");
    }
    List<LabelScore> result = new ArrayList<>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      result.add(new LabelScore(labels.get(i), scores[i]));
    }
    Collections.sort(result, (a, b) -> Float.compare(b.score(), a.score()));
    return result;
  }
}
