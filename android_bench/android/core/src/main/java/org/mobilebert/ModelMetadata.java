// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@code .tflite} file says about itself: vocabulary, labels, tokenizer, names. Immutable.
 *
 * <p>The layout is TensorFlow's {@code metadata_schema.fbs}, as the TFLite Task Library and
 * MediaPipe read it; how to treat case and accents, and the task, come from our own {@code
 * MOBILEBERT_TF} buffer. Files of other writers are read too: their tokenizer lowers the case when
 * no piece of the vocabulary has a capital letter.
 */
public final class ModelMetadata {
  private static final String TFLITE_METADATA = "TFLITE_METADATA";
  private static final String OWN_METADATA = "MOBILEBERT_TF";
  private static final String DEFAULT_TASK = "text_classifier";
  private static final int BERT_TOKENIZER_OPTIONS = 4; // union ProcessUnitOptions
  private static final int AXIS_LABELS = 2; // enum AssociatedFileType

  private final String name;
  private final String description;
  private final String license;
  private final String task;
  private final boolean lowerCase;
  private final boolean stripAccents;
  private final boolean splitIdeographs;
  private final Vocabulary vocabulary;
  private final List<String> labels;
  private final List<String> inputNames;
  private final List<String> outputNames;

  private ModelMetadata(FlatTable root, Map<String, Object> own, Map<String, byte[]> files) {
    FlatTable subgraph = first(root.tables(3), "no subgraph");
    List<String> pieces = lines(files, vocabularyFile(subgraph));
    String labelsFile = labelsFile(subgraph);
    name = orEmpty(root.text(0));
    description = orEmpty(root.text(1));
    license = orEmpty(root.text(5));
    task = own.get("task") instanceof String ? (String) own.get("task") : DEFAULT_TASK;
    lowerCase = flag(own, "lowercase", looksLowerCase(pieces));
    stripAccents = flag(own, "strip_accents", lowerCase);
    splitIdeographs = flag(own, "split_on_cjk", true);
    vocabulary = new Vocabulary(pieces);
    labels =
        Collections.unmodifiableList(
            labelsFile == null ? new ArrayList<String>() : lines(files, labelsFile));
    inputNames = names(subgraph.tables(2));
    outputNames = names(subgraph.tables(3));
  }

  /**
   * Reads the metadata of a file.
   *
   * @param content the whole file from index 0 to the limit, mapped or in memory
   * @throws IOException if it is not a TFLite file, has no metadata with a BERT vocabulary, or is
   *     damaged
   */
  public static ModelMetadata read(ByteBuffer content) throws IOException {
    if (content.limit() < 8 || content.get(4) != 'T' || content.get(5) != 'F') {
      throw new IOException("This is not a TFLite file: it has no TFL3 mark.");
    }
    try {
      Map<String, byte[]> buffers = metadataBuffers(FlatTable.root(content));
      byte[] tables = buffers.get(TFLITE_METADATA);
      if (tables == null) {
        throw new IOException(
            "The file has no metadata, so its vocabulary and labels are unknown. Export it with"
                + " `python -m export.to_tflite`, which writes them.");
      }
      Map<String, Object> own = ownMetadata(buffers.get(OWN_METADATA));
      Map<String, byte[]> files = AssociatedFiles.read(content);
      return new ModelMetadata(FlatTable.root(ByteBuffer.wrap(tables)), own, files);
    } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
      throw new IOException("The file's metadata are damaged: " + damaged.getMessage(), damaged);
    }
  }

  /** Returns the model's name, for people; may be empty. */
  public String name() {
    return name;
  }

  /** Returns what the model does, for people; may be empty. */
  public String description() {
    return description;
  }

  /** Returns under which terms the weights are given; may be empty. */
  public String license() {
    return license;
  }

  /** Returns the task: {@code text_classifier}, {@code question_answerer} and so on. */
  public String task() {
    return task;
  }

  /** Returns whether the tokenizer lowers the case. */
  public boolean lowerCase() {
    return lowerCase;
  }

  /** Returns whether the tokenizer strips accents; as {@link #lowerCase} unless the file says. */
  public boolean stripAccents() {
    return stripAccents;
  }

  /** Returns whether each Chinese character is a word; true unless the file says. */
  public boolean splitIdeographs() {
    return splitIdeographs;
  }

  /** Returns the word pieces. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Returns the labels in the order of the output; empty if the file has none. */
  public List<String> labels() {
    return labels;
  }

  /** Returns the names of the inputs in the order of the metadata. */
  public List<String> inputNames() {
    return inputNames;
  }

  /** Returns the names of the outputs in the order of the metadata. */
  public List<String> outputNames() {
    return outputNames;
  }

  /** Returns the tokenizer that the model was trained with. */
  public WordPieceTokenizer tokenizer() {
    return new WordPieceTokenizer(vocabulary, lowerCase, stripAccents, splitIdeographs);
  }

  /** Throws unless the file is for one of the tasks. */
  void requireTask(List<String> tasks) {
    if (!tasks.contains(task)) {
      throw new IllegalArgumentException(
          "The file must be a " + tasks.get(0) + ". Received: task=" + task + " in its metadata.");
    }
  }

  private static Map<String, byte[]> metadataBuffers(FlatTable model) {
    List<FlatTable> buffers = model.tables(4);
    Map<String, byte[]> contents = new HashMap<>();
    for (FlatTable entry : model.tables(6)) {
      byte[] content = buffers.get(entry.intValue(1)).bytes(0);
      if (content != null) {
        contents.put(orEmpty(entry.text(0)), content);
      }
    }
    return contents;
  }

  private static Map<String, Object> ownMetadata(byte[] json) {
    if (json == null) {
      return new HashMap<>();
    }
    return JsonReader.readObject(new String(json, StandardCharsets.UTF_8));
  }

  private static String vocabularyFile(FlatTable subgraph) {
    for (FlatTable unit : subgraph.tables(5)) {
      if (unit.byteValue(0) == BERT_TOKENIZER_OPTIONS && unit.table(1) != null) {
        return first(unit.table(1).tables(0), "a tokenizer without vocabulary").text(0);
      }
    }
    throw new IllegalArgumentException("they name no BERT vocabulary. Export the file again.");
  }

  private static String labelsFile(FlatTable subgraph) {
    for (FlatTable output : subgraph.tables(3)) {
      for (FlatTable file : output.tables(6)) {
        if (file.byteValue(2) == AXIS_LABELS) {
          return file.text(0);
        }
      }
    }
    return null;
  }

  private static List<String> lines(Map<String, byte[]> files, String name) {
    byte[] file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(
          "they name the file "
              + name
              + ", which is not inside (was the end of the file cut off?).");
    }
    return AssociatedFiles.lines(file);
  }

  private static List<String> names(List<FlatTable> tensors) {
    List<String> names = new ArrayList<>();
    for (FlatTable tensor : tensors) {
      names.add(orEmpty(tensor.text(0)));
    }
    return Collections.unmodifiableList(names);
  }

  private static FlatTable first(List<FlatTable> tables, String otherwise) {
    if (tables.isEmpty()) {
      throw new IllegalArgumentException(otherwise);
    }
    return tables.get(0);
  }

  private static boolean flag(Map<String, Object> own, String key, boolean otherwise) {
    return own.get(key) instanceof Boolean ? (Boolean) own.get(key) : otherwise;
  }

  private static boolean looksLowerCase(List<String> pieces) {
    for (String piece : pieces) {
      for (int i = 0; i < piece.length() && !piece.startsWith("["); ) {
        int codePoint = piece.codePointAt(i);
        if (UnicodeTable.lowerCase(codePoint) != codePoint) {
          return false;
        }
        i += Character.charCount(codePoint);
      }
    }
    return true;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
