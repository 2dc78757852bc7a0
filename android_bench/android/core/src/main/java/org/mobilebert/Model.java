// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Map;

/** An exported model that is ready to run; the runtime is behind it. Not thread-safe. */
public interface Model extends AutoCloseable {
  /** Returns the most tokens that one input may have. */
  int sequenceLength();

  /**
   * Runs one input.
   *
   * @return the outputs by name, such as {@code probability} with shape {@code (labels)} or {@code
   *     start_logits} with shape {@code (sequence)}; the batch of one is left out. The arrays are
   *     the caller's.
   */
  Map<String, float[]> run(ModelInput input);

  @Override
  void close();
}
