// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.tensorflow.lite;

/** An interface in LiteRT; the app only calls it. */
public final class Tensor {
  private final DataType type;
  private final int[] shape;

  Tensor(DataType type, int... shape) {
    this.type = type;
    this.shape = shape;
  }

  public DataType dataType() {
    return type;
  }

  public int[] shape() {
    return shape;
  }

  public QuantizationParams quantizationParams() {
    return new QuantizationParams();
  }

  public static class QuantizationParams {
    public float getScale() {
      return 0.5f;
    }

    public int getZeroPoint() {
      return -128;
    }
  }

  public int numElements() {
    int product = 1;
    for (int size : shape) {
      product *= size;
    }
    return product;
  }
}
