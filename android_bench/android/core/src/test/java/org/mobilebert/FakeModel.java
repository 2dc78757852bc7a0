// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers with what it was given, and remembers what it was asked. */
final class FakeModel implements Model {
  final List<ModelInput> inputs = new ArrayList<>();
  private final Map<String, float[]> outputs = new HashMap<>();

  FakeModel with(String name, float... values) {
    outputs.put(name, values);
    return this;
  }

  @Override
  public int sequenceLength() {
    return 16;
  }

  @Override
  public Map<String, float[]> run(ModelInput input) {
    inputs.add(input);
    return outputs;
  }

  @Override
  public void close() {}
}
