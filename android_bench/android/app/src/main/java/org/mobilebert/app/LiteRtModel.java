// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert.app;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mobilebert.Model;
import org.mobilebert.ModelInput;
import org.mobilebert.SequenceLengths;
import org.tensorflow.lite.DataType;
import org.tensorflow.lite.Interpreter;
import org.tensorflow.lite.Tensor;

/**
 * A model on LiteRT's interpreter, CPU.
 *
 * <p>Inputs and outputs go by the names in the file's signatures, never by position. Buffers are
 * made once; an inference allocates its result and nothing else of size. Use it from one thread at
 * a time, and close it.
 */
public final class LiteRtModel implements Model {
  private static final List<String> INPUTS = Arrays.asList("ids", "mask", "segment_ids");

  private final Interpreter interpreter;
  private final TreeMap<Integer, Signature> signatures = new TreeMap<>();
  private final SequenceLengths lengths;

  /**
   * Loads a file.
   *
   * @param content the whole file, mapped, or a direct buffer in native byte order
   * @param numThreads CPU threads
   * @throws IllegalArgumentException if it is no TFLite file, or has no signature with inputs ids,
   *     mask and segment_ids
   */
  public LiteRtModel(ByteBuffer content, int numThreads) {
    interpreter = new Interpreter(content, new Interpreter.Options().setNumThreads(numThreads));
    try {
      for (String key : interpreter.getSignatureKeys()) {
        addSignature(key);
      }
      lengths = new SequenceLengths(keys(signatures));
    } catch (RuntimeException noModelOfOurs) {
      interpreter.close();
      throw noModelOfOurs;
    }
  }

  @Override
  public int sequenceLength() {
    return lengths.longest();
  }

  @Override
  public Map<String, float[]> run(ModelInput input) {
    int length = lengths.choose(input.usedLength());
    Signature signature = signatures.get(length);
    signature.fill("ids", input.ids(length));
    signature.fill("mask", input.mask(length));
    signature.fill("segment_ids", input.segmentIds(length));
    return signature.run();
  }

  @Override
  public void close() {
    interpreter.close();
  }

  private void addSignature(String key) {
    Set<String> inputs = new HashSet<>(Arrays.asList(interpreter.getSignatureInputs(key)));
    if (inputs.equals(new HashSet<>(INPUTS))) {
      int[] shape = interpreter.getInputTensorFromSignature("ids", key).shape();
      signatures.put(shape[1], new Signature(key, shape[1]));
    }
  }

  private static int[] keys(Map<Integer, ?> map) {
    if (map.isEmpty()) {
      throw new IllegalArgumentException(
          "The file must have a signature with inputs ids, mask and segment_ids. Export it with"
              + " `python -m export.to_tflite`.");
    }
    int[] keys = new int[map.size()];
    int next = 0;
    for (int key : map.keySet()) {
      keys[next++] = key;
    }
    return keys;
  }

  /** One signature with its buffers. */
  private final class Signature {
    private final String key;
    private final Map<String, Object> inputs = new HashMap<>();
    private final Map<String, Object> outputs = new HashMap<>();
    private final Map<String, Tensor.QuantizationParams> quantization = new HashMap<>();

    Signature(String key, int length) {
      this.key = key;
      for (String name : INPUTS) {
        inputs.put(name, direct(4 * length).asIntBuffer());
      }
      for (String name : interpreter.getSignatureOutputs(key)) {
        Tensor tensor = interpreter.getOutputTensorFromSignature(name, key);
        if (tensor.dataType() == DataType.FLOAT32) {
          outputs.put(name, direct(4 * tensor.numElements()).asFloatBuffer());
        } else if (tensor.dataType() == DataType.INT8) {
          outputs.put(name, direct(tensor.numElements()));
          quantization.put(name, tensor.quantizationParams());
        }
      }
    }

    void fill(String name, int[] values) {
      IntBuffer buffer = (IntBuffer) inputs.get(name);
      buffer.rewind();
      buffer.put(values);
      buffer.rewind();
    }

    Map<String, float[]> run() {
      for (Object buffer : outputs.values()) {
        ((Buffer) buffer).rewind();
      }
      interpreter.runSignature(inputs, outputs, key);
      Map<String, float[]> result = new HashMap<>();
      for (Map.Entry<String, Object> output : outputs.entrySet()) {
        Tensor.QuantizationParams scale = quantization.get(output.getKey());
        ((Buffer) output.getValue()).rewind();
        result.put(
            output.getKey(),
            scale == null
                ? floats((FloatBuffer) output.getValue())
                : floats((ByteBuffer) output.getValue(), scale));
      }
      return result;
    }

    private float[] floats(FloatBuffer buffer) {
      float[] values = new float[buffer.capacity()];
      buffer.get(values);
      return values;
    }

    /** The floats that 8-bit integers stand for. */
    private float[] floats(ByteBuffer buffer, Tensor.QuantizationParams scale) {
      float[] values = new float[buffer.capacity()];
      for (int i = 0; i < values.length; i++) {
        values[i] = scale.getScale() * (buffer.get(i) - scale.getZeroPoint());
      }
      return values;
    }

    private ByteBuffer direct(int numBytes) {
      return ByteBuffer.allocateDirect(numBytes).order(ByteOrder.nativeOrder());
    }
  }
}
