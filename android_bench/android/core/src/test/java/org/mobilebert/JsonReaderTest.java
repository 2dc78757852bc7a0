// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.Test;

public class JsonReaderTest {
  @Test
  public void readsEveryKind() {
    Map<String, Object> object =
        JsonReader.readObject(
            " { \"a\" : [1, -2.5e1, \"x\\n\\u00e9\\\"\\/\"], \"b\":{\"c\":true},\"d\":null } ");
    assertEquals(Arrays.<Object>asList(1.0, -25.0, "x\né\"/"), object.get("a"));
    assertEquals(Collections.singletonMap("c", true), object.get("b"));
    assertEquals(true, object.containsKey("d"));
    assertEquals(true, JsonReader.readObject("{}").isEmpty());
  }

  @Test
  public void refusesWhatIsNoObject() {
    String deep = String.join("", Collections.nCopies(100_000, "[")) + "]";
    for (String text :
        Arrays.asList("", "[]", "{", "{\"a\"}", "{\"a\":1,}", "{} x", "{\"a\":\"\\u12\"}", "nul")) {
      assertThrows(text, IllegalArgumentException.class, () -> JsonReader.readObject(text));
    }
    assertThrows(
        IllegalArgumentException.class, () -> JsonReader.readObject("{\"a\":" + deep + "}"));
  }
}
