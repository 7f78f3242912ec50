package io.barograph.embedded.fleet;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would say of a storm who has seen all, as far as the lines can show it: a cause of
 * which they hold no evidence is {@link Why#UNKNOWN}.
 *
 * @param helps what helps, in the order in which it can be known: all before the last are steps of
 *     which nobody could say beforehand that they would not do
 * @param wave the name of the wave it belongs to, or null
 */
public record Diagnosis(Scope scope, Why why, List<Help> helps, @Nullable String wave) {

  /** Whom it concerns. */
  public enum Scope {
    ONE_USER,
    SHARED_LOGIN,
    FLEET;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why the login died. */
  public enum Why {
    OTHER_HOST_OR_TOOL,
    ACCOUNT_SWITCHED,
    NETWORK_CHANGED,
    LONG_IDLE,
    REVOKED,
    PROVIDER,
    UNKNOWN;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What can be done about it. */
  public enum Help {
    SIGN_IN_AGAIN,
    RESET_LOCAL_STATE,
    CHECK_API_KEY,
    HAND_OVER,
    ONE_LOGIN_PER_HOST,
    RESTART_PROCESS,
    WAIT,
    LEAVE_REGION;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Diagnosis {
    helps = List.copyOf(helps);
  }

  /** The trouble of one user alone. */
  static Diagnosis ofOne(Why why, Help... helps) {
    return new Diagnosis(Scope.ONE_USER, why, List.of(helps), null);
  }

  /** What ends it in the end. */
  public Help helping() {
    return helps.get(helps.size() - 1);
  }
}
