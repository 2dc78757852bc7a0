// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.tensorflow.lite;

public enum DataType {
  FLOAT32,
  INT32,
  INT8
}
