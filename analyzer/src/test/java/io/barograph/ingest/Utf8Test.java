package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1234567", "12345678", "123456789", "é", "retrying…", "☂ 🌩 ä"})
  void textIsText(String text) {
    assertThat(Utf8.isValid(text.getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @Test
  void oneWrongByteIsFoundWhereverItStands() {
    for (int length = 1; length <= 40; length++) {
      for (int wrong = 0; wrong < length; wrong++) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        bytes[wrong] = (byte) 0x80;
        assertThat(Utf8.isValid(bytes)).as("%d of %d", wrong, length).isFalse();
      }
    }
  }

  @Test
  void whatOtherEncodingsWriteIsNoText() {
    assertThat(Utf8.isValid("é".getBytes(StandardCharsets.ISO_8859_1))).isFalse();
    assertThat(Utf8.isValid("…".getBytes(StandardCharsets.UTF_16))).isFalse();
    assertThat(Utf8.isValid(new byte[] {(byte) 0xC0, (byte) 0x80})).isFalse();
    assertThat(Utf8.isValid(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})).isFalse();
    assertThat(Utf8.isValid(new byte[] {'a', (byte) 0xE2, (byte) 0x80})).isFalse();
  }
}
