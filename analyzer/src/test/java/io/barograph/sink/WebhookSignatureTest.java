package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
  /** The published libraries of Standard Webhooks test themselves with this message. */
  private static final String SECRET = "whsec_plJ3nmyCDGBKInavdOK15jsl";

  private static final String ID = "msg_loFOjxBNrRLzqYUf";
  private static final Instant AT = Instant.ofEpochSecond(1731705121);
  private static final String BODY = "{\"event_type\":\"ping\",\"data\":{\"success\":true}}";
  private static final String SIGNATURE = "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=";

  @Test
  void aSignatureIsThatOfThePublishedLibraries() {
    assertThat(sign(bytes(SECRET), AT)).isEqualTo(SIGNATURE);
  }

  @Test
  void aKeyThatIsNotWrittenAsTheStandardWritesItIsTakenAsItIs() {
    byte[] key = Base64.getDecoder().decode("plJ3nmyCDGBKInavdOK15jsl");

    assertThat(sign(key, AT)).isEqualTo(SIGNATURE);
  }

  @Test
  void anotherTimeIdOrBodyHasAnotherSignature() {
    WebhookSignature signature = WebhookSignature.of(bytes(SECRET));

    assertThat(sign(bytes(SECRET), AT.plusSeconds(1))).isNotEqualTo(SIGNATURE);
    assertThat(signature.header("msg_other", AT, bytes(BODY))).isNotEqualTo(SIGNATURE);
    assertThat(signature.header(ID, AT, bytes(BODY + " "))).isNotEqualTo(SIGNATURE);
  }

  @Test
  void aSecretThatIsNoneIsRefusedAndNotTold() {
    assertThatThrownBy(() -> WebhookSignature.of(bytes("whsec_no base64 at all, is it?")))
        .hasMessage("must have base64 after whsec_")
        .hasNoCause();
    assertThatThrownBy(() -> WebhookSignature.of(bytes("whsec_c2hvcnQ=")))
        .hasMessage("must hold a key of at least 16 bytes");
  }

  private static String sign(byte[] secret, Instant at) {
    return WebhookSignature.of(secret).header(ID, at, bytes(BODY));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
