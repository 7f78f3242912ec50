package io.barograph.core.dialect;

import io.barograph.core.signal.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a refresh token was rejected or not judged, by the CLI's sentence or the server's body. */
final class Reasons {
  /** What every sentence about a rejected refresh begins with, as far as a narrow terminal goes. */
  static final String SENTENCE = "Your access token could not be";

  private static final String BECAUSE_TOKEN = " because your refresh token ";
  private static final String BECAUSE_YOU = " because you ";

  /** The auth server's code for a region that it does not serve. */
  static final String REGION_CODE = "unsupported_country_region_territory";

  /** Its message, which is all that the CLI prints of a body that it can read. */
  private static final String REGION_MESSAGE = "Country, region, or territory not supported";

  /** A pretty-printed body has its code on a line of its own. */
  private static final String CODE_KEY = "\"code\"";

  private static final List<Wrapped> WRAPPED =
      List.of(
          Wrapped.of(
              BECAUSE_TOKEN, "was already used. Please log out and sign in again.", Reason.REUSED),
          Wrapped.of(
              BECAUSE_TOKEN, "was revoked. Please log out and sign in again.", Reason.REVOKED),
          Wrapped.of(
              BECAUSE_TOKEN, "has expired. Please log out and sign in again.", Reason.EXPIRED),
          Wrapped.of(
              BECAUSE_YOU,
              "have since logged out or signed in to another account. Please sign in again.",
              Reason.ACCOUNT_CHANGED));

  private static final List<Told> TOLD =
      List.of(
          new Told("refresh_token_reused", Reason.REUSED),
          new Told("refresh_token_invalidated", Reason.REVOKED),
          new Told("refresh_token_expired", Reason.EXPIRED),
          new Told("refresh token has already been used", Reason.REUSED),
          new Told("refresh token has been invalidated", Reason.REVOKED),
          new Told("refresh token has expired", Reason.EXPIRED));

  private Reasons() {}

  /** A word of a server's body and what it says. */
  private record Told(String word, Reason reason) {}

  /** What follows the telling word in every sentence, and hardly anywhere else. */
  private static final String PLEASE = ". Please";

  /**
   * A sentence whose end a terminal may have wrapped onto a line of its own.
   *
   * @param sentence whole, as it is printed on a wide terminal
   * @param telling the last piece that still tells this sentence from the others
   */
  private record Wrapped(String sentence, String telling, Reason reason) {
    static Wrapped of(String because, String end, Reason reason) {
      int stop = end.indexOf(PLEASE);
      int word = end.lastIndexOf(' ', stop - 1);
      return new Wrapped(
          SENTENCE + " refreshed" + because + end, end.substring(word + 1, stop) + PLEASE, reason);
    }

    /** Whether the line is a later piece of the sentence and still tells which one it is. */
    boolean isPiece(String line) {
      return line.contains(telling) && sentence.contains(line) && !line.startsWith("Your");
    }
  }

  /** The reason in a rejected refresh's text; a sentence may be cut behind its telling letter. */
  static Reason of(String text) {
    int token = text.indexOf(BECAUSE_TOKEN);
    if (token >= 0) {
      return ofToken(text, token + BECAUSE_TOKEN.length());
    }
    if (text.contains(BECAUSE_YOU)) {
      return Reason.ACCOUNT_CHANGED;
    }
    for (Told told : TOLD) {
      if (text.contains(told.word())) {
        return told.reason();
      }
    }
    return Reason.UNKNOWN;
  }

  /** The reason in the text of a refresh that was forbidden; null where it tells none. */
  static @Nullable Reason ofForbidden(String text) {
    boolean region = text.contains(REGION_MESSAGE) || text.contains(REGION_CODE);
    return region ? Reason.REGION_REFUSED : null;
  }

  /** The reason on a line that is only a piece of a failure begun before; null for any other. */
  static @Nullable Reason ofPiece(String line) {
    if (line.startsWith(CODE_KEY)) {
      return ofCode(line);
    }
    if (!line.contains(PLEASE)) {
      return null;
    }
    for (Wrapped wrapped : WRAPPED) {
      if (wrapped.isPiece(line)) {
        return wrapped.reason();
      }
    }
    return null;
  }

  private static Reason ofToken(String text, int at) {
    if (text.startsWith("was a", at)) {
      return Reason.REUSED;
    }
    if (text.startsWith("was r", at)) {
      return Reason.REVOKED;
    }
    return text.startsWith("h", at) ? Reason.EXPIRED : Reason.UNKNOWN;
  }

  private static @Nullable Reason ofCode(String line) {
    String value = line.substring(CODE_KEY.length()).strip();
    if (!value.startsWith(":")) {
      return null;
    }
    value = value.substring(1).strip();
    value = value.endsWith(",") ? value.substring(0, value.length() - 1).stripTrailing() : value;
    return switch (value) {
      case "\"refresh_token_reused\"" -> Reason.REUSED;
      case "\"refresh_token_invalidated\"" -> Reason.REVOKED;
      case "\"refresh_token_expired\"" -> Reason.EXPIRED;
      case '"' + REGION_CODE + '"' -> Reason.REGION_REFUSED;
      default -> null;
    };
  }
}
