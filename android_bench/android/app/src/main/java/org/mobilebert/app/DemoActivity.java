// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import android.widget.EditText;
import android.widget.TextView;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Classifies what is typed, or answers questions about it, with the first model it finds.
 *
 * <p>All work on the model happens on one thread of its own, loading and closing included, so that
 * the screen never waits and the model is never shared.
 */
public final class DemoActivity extends Activity {
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private TextSession session; // of the worker's thread alone
  private EditText question;
  private EditText text;
  private TextView result;
  private Button run;

  @Override
  protected void onCreate(Bundle state) {
    super.onCreate(state);
    setContentView(R.layout.demo);
    question = findViewById(R.id.question);
    text = findViewById(R.id.text);
    result = findViewById(R.id.result);
    run = findViewById(R.id.run);
    run.setEnabled(false);
    run.setOnClickListener(view -> start());
    findViewById(R.id.benchmark)
        .setOnClickListener(view -> startActivity(new Intent(this, BenchmarkActivity.class)));
    worker.execute(this::load);
  }

  @Override
  protected void onDestroy() {
    worker.execute(
        () -> {
          if (session != null) {
            session.close();
          }
        });
    worker.shutdown();
    super.onDestroy();
  }

  private void load() {
    try {
      session = TextSession.open(this);
    } catch (IOException | RuntimeException broken) {
      show(getString(R.string.no_model, broken.getMessage()));
      return;
    }
    boolean asks = session.asksQuestions();
    String loaded = getString(R.string.loaded, session.name());
    runOnUiThread(
        () -> {
          question.setVisibility(asks ? View.VISIBLE : View.GONE);
          run.setEnabled(true);
          result.setText(loaded);
        });
  }

  private void start() {
    String asked = question.getText().toString();
    String typed = text.getText().toString();
    run.setEnabled(false);
    worker.execute(
        () -> {
          try {
            show(session.run(asked, typed));
          } catch (RuntimeException broken) {
            show(String.valueOf(broken.getMessage()));
          }
        });
  }

  /** Called on the worker's thread. */
  private void show(String message) {
    boolean ready = session != null;
    runOnUiThread(
        () -> {
          result.setText(message);
          run.setEnabled(ready);
        });
  }
}
