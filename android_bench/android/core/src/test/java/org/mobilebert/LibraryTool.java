// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Puts the library on the command line, so that the Python tests can compare it with theirs.
 *
 * <pre>
 *   tokenize VOCABULARY LOWER_CASE STRIP_ACCENTS SPLIT_IDEOGRAPHS
 *       lines of hexadecimal UTF-16 on standard input; a line of id:start:end for each
 *   unicode
 *       a checksum for every 4096 code points
 *   metadata FILE
 *       what a .tflite file says, a line each
 *   speed VOCABULARY TEXTS ROUNDS
 *       characters and pieces in a microsecond
 * </pre>
 */
public final class LibraryTool {
  private static final int BLOCK = 4096;

  private LibraryTool() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    switch (arguments[0]) {
      case "tokenize":
        boolean lowerCase = Boolean.parseBoolean(arguments[2]);
        boolean stripAccents = Boolean.parseBoolean(arguments[3]);
        boolean splitIdeographs = Boolean.parseBoolean(arguments[4]);
        tokenize(
            new WordPieceTokenizer(
                vocabulary(arguments[1]), lowerCase, stripAccents, splitIdeographs),
            out);
        break;
      case "unicode":
        unicode(out);
        break;
      case "metadata":
        metadata(Paths.get(arguments[1]), out);
        break;
      case "speed":
        speed(arguments, out);
        break;
      default:
        throw new IllegalArgumentException(arguments[0]);
    }
    out.flush();
  }

  private static void tokenize(WordPieceTokenizer tokenizer, PrintStream out) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Tokens tokens = tokenizer.tokenize(fromHexadecimal(line));
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < tokens.size(); i++) {
        row.append(i == 0 ? "" : " ").append(tokens.id(i));
        row.append(':').append(tokens.start(i)).append(':').append(tokens.end(i));
      }
      out.println(row);
    }
  }

  private static String fromHexadecimal(String line) {
    StringBuilder text = new StringBuilder(line.length() / 4);
    for (int i = 0; i < line.length(); i += 4) {
      text.append((char) Integer.parseInt(line.substring(i, i + 4), 16));
    }
    return text.toString();
  }

  /** Kind, combining class, lower case and decomposition of each code point, as text. */
  private static void unicode(PrintStream out) {
    int[] parts = new int[4];
    for (int first = 0; first <= Character.MAX_CODE_POINT; first += BLOCK) {
      StringBuilder rows = new StringBuilder();
      for (int code = first; code < first + BLOCK; code++) {
        rows.append(UnicodeTable.kind(code)).append(' ');
        rows.append(UnicodeTable.combiningClass(code)).append(' ');
        rows.append(UnicodeTable.lowerCase(code));
        int count = UnicodeTable.decompose(code, parts, 0);
        for (int i = 0; i < count; i++) {
          rows.append(' ').append(parts[i]);
        }
        rows.append('\n');
      }
      CRC32 checksum = new CRC32();
      checksum.update(rows.toString().getBytes(StandardCharsets.US_ASCII));
      out.println(checksum.getValue());
    }
  }

  private static void metadata(Path file, PrintStream out) throws IOException {
    ModelMetadata metadata = ModelMetadata.read(ByteBuffer.wrap(Files.readAllBytes(file)));
    out.println("name=" + metadata.name());
    out.println("description=" + metadata.description());
    out.println("license=" + metadata.license());
    out.println("task=" + metadata.task());
    out.println("lowercase=" + metadata.lowerCase());
    out.println("strip_accents=" + metadata.stripAccents());
    out.println("split_on_cjk=" + metadata.splitIdeographs());
    out.println("inputs=" + String.join(",", metadata.inputNames()));
    out.println("outputs=" + String.join(",", metadata.outputNames()));
    out.println("labels=" + String.join(",", metadata.labels()));
    for (int id = 0; id < metadata.vocabulary().size(); id++) {
      out.println("piece=" + metadata.vocabulary().piece(id));
    }
  }

  private static void speed(String[] arguments, PrintStream out) throws IOException {
    WordPieceTokenizer tokenizer = new WordPieceTokenizer(vocabulary(arguments[1]), true);
    List<String> texts = Files.readAllLines(Paths.get(arguments[2]), StandardCharsets.UTF_8);
    int rounds = Integer.parseInt(arguments[3]);
    for (int round = 0; round < rounds; round++) {
      long characters = 0;
      long pieces = 0;
      long start = System.nanoTime();
      for (String text : texts) {
        pieces += tokenizer.tokenize(text).size();
        characters += text.length();
      }
      double microseconds = (System.nanoTime() - start) / 1e3;
      out.println(characters / microseconds + " " + pieces / microseconds);
    }
  }

  private static Vocabulary vocabulary(String file) throws IOException {
    try (InputStream stream = Files.newInputStream(Paths.get(file))) {
      return Vocabulary.read(stream);
    }
  }
}
