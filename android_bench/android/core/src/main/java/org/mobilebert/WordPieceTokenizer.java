// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import java.util.Objects;

/**
 * Splits text into the word pieces of a vocabulary, by the rules of the original BERT.
 *
 * <p>Clean, separate ideographs, lower the case, strip accents (NFD), split at punctuation, then
 * match the longest piece first; a word of more than 200 code points, or with a part that no piece
 * fits, is {@code [UNK]}. Special tokens in the text ({@code "[SEP]"}) are plain characters.
 *
 * <p>The result depends neither on the locale nor on the Unicode version of the phone. Immutable
 * and without shared scratch memory, so thread-safe.
 */
public final class WordPieceTokenizer {
  private static final int USUAL_WORD = 48; // code points; longer ones only cost a copy

  private final Vocabulary vocabulary;
  private final boolean lowerCase;
  private final boolean stripAccents;
  private final boolean splitIdeographs;

  /**
   * Makes the tokenizer of uncased or cased BERT: accents go if the case does, and every ideograph
   * is a word.
   */
  public WordPieceTokenizer(Vocabulary vocabulary, boolean lowerCase) {
    this(vocabulary, lowerCase, lowerCase, true);
  }

  /**
   * Makes a tokenizer.
   *
   * @param vocabulary the pieces the model was trained with
   * @param lowerCase whether capital letters become small ones
   * @param stripAccents whether accents (category Mn after NFD) go
   * @param splitIdeographs whether each Chinese character is a word
   */
  public WordPieceTokenizer(
      Vocabulary vocabulary, boolean lowerCase, boolean stripAccents, boolean splitIdeographs) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.lowerCase = lowerCase;
    this.stripAccents = stripAccents;
    this.splitIdeographs = splitIdeographs;
  }

  /** Returns the vocabulary. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Returns the pieces of {@code text}, without {@code [CLS]} and {@code [SEP]}. */
  public Tokens tokenize(String text) {
    Objects.requireNonNull(text, "text");
    TokenList tokens = new TokenList(vocabulary, text.length());
    int capacity = Math.min(text.length(), USUAL_WORD);
    WordNormalizer normalizer = new WordNormalizer(lowerCase, stripAccents, capacity);
    Word word = new Word(capacity);
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int end = i + Character.charCount(codePoint);
      int kind = UnicodeTable.kind(codePoint);
      boolean isWord = splitIdeographs && kind == UnicodeTable.IDEOGRAPH;
      if (kind == UnicodeTable.SPACE || isWord) {
        word = finish(word, normalizer, tokens);
      }
      if (kind != UnicodeTable.SPACE && kind != UnicodeTable.DROPPED) {
        word.append(codePoint, i, end);
      }
      if (isWord) {
        word = finish(word, normalizer, tokens);
      }
      i = end;
    }
    finish(word, normalizer, tokens);
    return tokens.toTokens();
  }

  /** Adds the pieces of a word; returns an empty one for the next. */
  private static Word finish(Word word, WordNormalizer normalizer, TokenList tokens) {
    if (word.size() > 0) {
      word = normalizer.normalize(word);
      splitAtPunctuation(word, tokens);
      word.clear();
    }
    return word;
  }

  private static void splitAtPunctuation(Word word, TokenList tokens) {
    int start = 0;
    for (int i = 0; i < word.size(); i++) {
      int kind = UnicodeTable.kind(word.codePoint(i));
      if (kind == UnicodeTable.PUNCTUATION || kind == UnicodeTable.SPACE) {
        tokens.addWord(word, start, i);
        if (kind == UnicodeTable.PUNCTUATION) {
          tokens.addWord(word, i, i + 1);
        }
        start = i + 1;
      }
    }
    tokens.addWord(word, start, word.size());
  }
}
