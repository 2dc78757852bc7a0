// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.tensorflow.lite;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Map;

/**
 * Stands in for LiteRT: one signature for each byte of the content, which is its sequence length.
 * The output is the sums of ids, mask and segment ids. As the real one, it wants buffers of the
 * tensor's size and reads them from where they stand.
 */
public final class Interpreter implements InterpreterApi {
  /** How many are open, so that a test sees leaks. */
  public static int open;

  private final byte[] lengths;

  public static class Options extends InterpreterApi.Options {
    public Options setNumThreads(int numThreads) {
      return this;
    }
  }

  public Interpreter(ByteBuffer content, Options options) {
    if (!content.isDirect()) {
      throw new IllegalArgumentException("The content must be a direct buffer.");
    }
    lengths = new byte[content.limit()];
    content.duplicate().get(lengths);
    open++;
  }

  public String[] getSignatureKeys() {
    String[] keys = new String[lengths.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = "length_" + lengths[i];
    }
    return keys;
  }

  public String[] getSignatureInputs(String key) {
    return key.endsWith("_1") ? new String[] {"x"} : new String[] {"segment_ids", "ids", "mask"};
  }

  public String[] getSignatureOutputs(String key) {
    return new String[] {"count", "probability", "small"};
  }

  public Tensor getInputTensorFromSignature(String name, String key) {
    return new Tensor(DataType.INT32, 1, length(key));
  }

  public Tensor getOutputTensorFromSignature(String name, String key) {
    switch (name) {
      case "count":
        return new Tensor(DataType.INT32, 1, 3);
      case "small":
        return new Tensor(DataType.INT8, 1, 2);
      default:
        return new Tensor(DataType.FLOAT32, 1, 3);
    }
  }

  public void runSignature(Map<String, Object> inputs, Map<String, Object> outputs, String key) {
    FloatBuffer output = (FloatBuffer) outputs.get("probability");
    ((ByteBuffer) outputs.get("small")).put((byte) -128).put((byte) 127);
    for (String name : new String[] {"ids", "mask", "segment_ids"}) {
      IntBuffer input = (IntBuffer) inputs.get(name);
      if (input.remaining() != length(key)) {
        throw new IllegalArgumentException(name + " has " + input.remaining() + " elements");
      }
      int sum = 0;
      while (input.hasRemaining()) {
        sum += input.get();
      }
      output.put(sum);
    }
  }

  @Override
  public void close() {
    open--;
  }

  private static int length(String key) {
    return Integer.parseInt(key.substring(key.indexOf('_') + 1));
  }
}
