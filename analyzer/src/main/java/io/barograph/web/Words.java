package io.barograph.web;

import io.barograph.board.Decision;
import io.barograph.board.IncidentChange;
import io.barograph.board.Tried;
import java.util.Locale;

/** Labels of events as people say them. What is not known is said as it is written. */
final class Words {
  private Words() {}

  /** A label without its underscores. */
  static String plain(String label) {
    return label.replace('_', ' ');
  }

  static String count(long count, String one, String many) {
    return count == 1 ? "1 " + one : String.format(Locale.ENGLISH, "%,d %s", count, many);
  }

  static String reason(String reason) {
    return switch (reason) {
      case "reused" -> "refresh token already used";
      case "revoked" -> "refresh token revoked";
      case "expired" -> "refresh token expired";
      case "account_changed" -> "account changed";
      case "unknown" -> "refresh rejected, no reason given";
      default -> plain(reason);
    };
  }

  static String how(String how) {
    return switch (how) {
      case "recovered" -> "recovered: a turn completed on every host that had failed";
      case "stale" -> "stale: no failure came any more, which proves nothing";
      default -> plain(how);
    };
  }

  static String decision(Decision decision) {
    return plain(decision.decision())
        + ": "
        + decision.threshold()
        + " within "
        + Moments.words(decision.window())
        + " make a storm";
  }

  static String result(Tried.Result result) {
    return switch (result) {
      case HOLDS -> "not known yet";
      case WORKED -> "worked";
      case DID_NOT_HELP -> "did not help";
      case UNKNOWN -> "not known";
    };
  }

  /** The part of the fleet. */
  static String segment(IncidentChange incident) {
    String value = incident.segment().value();
    String dimension = plain(incident.segment().dimension());
    return incident.cli() + ", " + (value == null ? "the whole fleet" : dimension + " " + value);
  }
}
