// Copyright 2026 The MobileBERT-TF Authors. Licensed under the Apache License, Version 2.0.
package org.mobilebert;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class JsonWriterTest {
  @Test
  public void writesEveryKind() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("a", Arrays.asList(1, 2L, "x\n\"é\\", null, true));
    object.put("b", new double[] {1.5, 2});
    object.put("c", Collections.emptyMap());
    object.put("d", Collections.emptyList());
    String json = JsonWriter.write(object);
    assertEquals(
        "{\"a\":[1,2,\"x\\u000a\\\"\\u00e9\\\\\",null,true],\"b\":[1.5,2.0],\"c\":{},\"d\":[]}",
        json);
    assertEquals("x\n\"é\\", ((List<?>) JsonReader.readObject(json).get("a")).get(2));
  }

  @Test
  public void refusesWhatJsonLacks() {
    assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> JsonWriter.write('c'));
  }
}
