// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package android.widget;

public class Button extends TextView {}
