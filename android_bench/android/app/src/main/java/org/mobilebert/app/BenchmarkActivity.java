// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;
import android.view.WindowManager;
import android.widget.TextView;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures models when it is started, shows the result, logs it under {@code MobileBERT} and
 * leaves it as {@code benchmark.json} in the app's external files folder.
 *
 * @see BenchmarkRequest
 */
public final class BenchmarkActivity extends Activity {
  private static final String TAG = "MobileBERT";
  private static final int LOG_LINE = 3000; // characters; longer lines of the log are cut

  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private TextView result;

  @Override
  protected void onCreate(Bundle state) {
    super.onCreate(state);
    // A dark screen means lower clocks.
    getWindow().addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON);
    setContentView(R.layout.benchmark);
    result = findViewById(R.id.result);
    worker.execute(this::run);
  }

  @Override
  protected void onDestroy() {
    worker.shutdownNow();
    super.onDestroy();
  }

  private void run() {
    String message;
    try {
      // The application's context: this screen may be gone before the last run.
      BenchmarkRequest request = new BenchmarkRequest(getIntent());
      message = new BenchmarkRun(getApplicationContext(), request).run();
    } catch (InterruptedException stopped) {
      return;
    } catch (IOException | RuntimeException broken) {
      message = getString(R.string.not_measured, broken.getMessage());
    }
    log(message);
    String shown = message;
    runOnUiThread(() -> result.setText(shown));
  }

  private static void log(String message) {
    for (int start = 0; start < message.length(); start += LOG_LINE) {
      Log.i(TAG, message.substring(start, Math.min(message.length(), start + LOG_LINE)));
    }
  }
}
