// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.os;

public class Build {
  public static final String MODEL = "Stand-in";
  public static final String FINGERPRINT = null;
  public static final String SOC_MODEL = null;
  public static final String[] SUPPORTED_ABIS = {"arm64-v8a"};

  public static class VERSION {
    public static final int SDK_INT = Integer.parseInt("23");
  }
}
