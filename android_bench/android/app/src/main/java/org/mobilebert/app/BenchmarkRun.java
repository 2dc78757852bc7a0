// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import android.content.Context;
import android.os.Build;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mobilebert.JsonWriter;
import org.mobilebert.LatencyBenchmark;
import org.mobilebert.LatencyStatistics;
import org.mobilebert.ModelInput;
import org.mobilebert.ModelMetadata;

/** Measures models within the app: what its users will see, the app's own threads included. */
final class BenchmarkRun {
  private static final String FILE = "benchmark.json";
  private static final int SPECIAL_TOKENS = 5; // [PAD], [UNK], [CLS], [SEP], [MASK]
  private static final long SEED = 0;

  private final Context context;
  private final BenchmarkRequest request;
  private final LatencyBenchmark benchmark;
  private final List<LiteRtModel> models = new ArrayList<>();
  private final List<Runnable> tasks = new ArrayList<>();
  private final List<Map<String, Object>> rows = new ArrayList<>();

  BenchmarkRun(Context context, BenchmarkRequest request) {
    this.context = context;
    this.request = request;
    benchmark = new LatencyBenchmark(request.warmup, request.runs, System::nanoTime);
  }

  /**
   * Runs everything and writes the result.
   *
   * @return the result as one line of JSON; durations in milliseconds, units in the names
   * @throws IOException if a model cannot be read or the result not be written
   * @throws InterruptedException if the thread was interrupted
   */
  String run() throws IOException, InterruptedException {
    Map<String, Object> before = DeviceState.read(context);
    try {
      List<String> names = request.models;
      for (String name : names.isEmpty() ? ModelFiles.names(context) : names) {
        load(name);
      }
      List<LatencyStatistics> statistics = benchmark.measure(tasks);
      for (int i = 0; i < rows.size(); i++) {
        addStatistics(rows.get(i), statistics.get(i));
      }
    } finally {
      for (LiteRtModel model : models) {
        model.close();
      }
    }
    String json = JsonWriter.write(result(before));
    write(json);
    return json;
  }

  private void load(String name) throws IOException, InterruptedException {
    MappedByteBuffer content = ModelFiles.map(context, name);
    LiteRtModel[] model = new LiteRtModel[1];
    double init =
        benchmark.milliseconds(() -> model[0] = new LiteRtModel(content, request.threads));
    models.add(model[0]);
    ModelInput input =
        ModelInput.random(vocabularySize(content), model[0].sequenceLength(), SEED);
    Runnable task = () -> model[0].run(input);
    tasks.add(task);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("model", name);
    row.put("model_bytes", content.limit());
    row.put("model_sha256", sha256(content));
    row.put("threads", request.threads);
    row.put("sequence_length", model[0].sequenceLength());
    row.put("init_ms", init);
    row.put("first_run_ms", benchmark.milliseconds(task));
    rows.add(row);
  }

  /** A bare encoder names no vocabulary; the ids of the special tokens are in every one. */
  private static int vocabularySize(MappedByteBuffer content) {
    try {
      return ModelMetadata.read(content).vocabulary().size();
    } catch (IOException noMetadata) {
      return SPECIAL_TOKENS;
    }
  }

  private static String sha256(MappedByteBuffer content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content.duplicate());
      return String.format(Locale.ROOT, "%064x", new BigInteger(1, digest.digest()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IOException(impossible); // Android has had it since version 1.
    }
  }

  private static void addStatistics(Map<String, Object> row, LatencyStatistics statistics) {
    row.put("mean_ms", statistics.meanMs());
    row.put("p50_ms", statistics.percentileMs(50));
    row.put("p90_ms", statistics.percentileMs(90));
    row.put("p99_ms", statistics.percentileMs(99));
    row.put("min_ms", statistics.minMs());
    row.put("max_ms", statistics.maxMs());
    row.put("samples_ms", statistics.samplesMs());
  }

  private Map<String, Object> result(Map<String, Object> before) {
    Map<String, Object> device = new LinkedHashMap<>();
    device.put("before", before);
    device.put("after", DeviceState.read(context));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("activity_schema_version", 1);
    result.put("num_runs", request.runs);
    result.put("num_warmup_runs", request.warmup);
    result.put("seed", SEED);
    result.put("abi", Build.SUPPORTED_ABIS[0]);
    result.put("warning", DeviceState.unfit(before));
    result.put("device", device);
    result.put("results", rows);
    return result;
  }

  /** Whole or not at all: whoever waits for the file must not read half of it. */
  private void write(String json) throws IOException {
    File folder = ModelFiles.folder(context);
    File partial = new File(folder, FILE + ".partial");
    try (FileOutputStream stream = new FileOutputStream(partial)) {
      stream.write((json + "\n").getBytes(StandardCharsets.UTF_8));
      stream.getFD().sync();
    }
    if (!partial.renameTo(new File(folder, FILE))) {
      throw new IOException("Cannot rename " + partial + " to " + FILE + ".");
    }
  }
}
