// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.tensorflow.lite;

import java.nio.ByteBuffer;
import java.util.Map;

public final class Interpreter implements InterpreterApi {
  public static class Options extends InterpreterApi.Options {
    public Options setNumThreads(int numThreads) {
      return this;
    }
  }

  public Interpreter(ByteBuffer content, Options options) {}

  public String[] getSignatureKeys() {
    return null;
  }

  public String[] getSignatureInputs(String key) {
    return null;
  }

  public String[] getSignatureOutputs(String key) {
    return null;
  }

  public Tensor getInputTensorFromSignature(String name, String key) {
    return null;
  }

  public Tensor getOutputTensorFromSignature(String name, String key) {
    return null;
  }

  public void runSignature(Map<String, Object> inputs, Map<String, Object> outputs, String key) {}

  @Override
  public void close() {}
}
