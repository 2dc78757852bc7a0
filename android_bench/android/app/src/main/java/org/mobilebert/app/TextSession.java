// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import android.content.Context;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.util.List;
import java.util.Locale;
import org.mobilebert.Answer;
import org.mobilebert.LabelScore;
import org.mobilebert.ModelMetadata;
import org.mobilebert.QuestionAnswerer;
import org.mobilebert.TextClassifier;

/** One loaded model and what can be done with it. Not thread-safe. */
final class TextSession implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int SHOWN = 3;

  private final String name;
  private final LiteRtModel model;
  private final QuestionAnswerer answerer; // one of these two is null
  private final TextClassifier classifier;

  private TextSession(String name, LiteRtModel model, ModelMetadata metadata) {
    this.name = name;
    this.model = model;
    boolean asks = metadata.task().equals("question_answerer");
    answerer = asks ? new QuestionAnswerer(model, metadata) : null;
    classifier = asks ? null : new TextClassifier(model, metadata);
  }

  /**
   * Loads the first model there is.
   *
   * @throws IOException if there is none, or it cannot be read
   * @throws IllegalArgumentException if it is for a task that this app does not have
   */
  static TextSession open(Context context) throws IOException {
    List<String> names = ModelFiles.names(context);
    if (names.isEmpty()) {
      throw new FileNotFoundException(
          "no .tflite file in the assets or in " + ModelFiles.folder(context));
    }
    MappedByteBuffer content = ModelFiles.map(context, names.get(0));
    ModelMetadata metadata = ModelMetadata.read(content);
    LiteRtModel model = new LiteRtModel(content, THREADS);
    try {
      return new TextSession(names.get(0), model, metadata);
    } catch (RuntimeException otherTask) {
      model.close();
      throw otherTask;
    }
  }

  String name() {
    return name;
  }

  boolean asksQuestions() {
    return answerer != null;
  }

  /** Returns what to show: answers to the question, or labels of the text. */
  String run(String question, String text) {
    StringBuilder lines = new StringBuilder();
    if (answerer != null) {
      for (Answer answer : answerer.answer(question, text, SHOWN)) {
        lines.append(String.format(Locale.ROOT, "%.2f  %s%n", answer.score(), answer.text()));
      }
    } else {
      List<LabelScore> labels = classifier.classify(text);
      for (LabelScore each : labels.subList(0, Math.min(SHOWN, labels.size()))) {
        lines.append(String.format(Locale.ROOT, "%.3f  %s%n", each.score(), each.label()));
      }
    }
    return lines.toString();
  }

  @Override
  public void close() {
    model.close();
  }
}
