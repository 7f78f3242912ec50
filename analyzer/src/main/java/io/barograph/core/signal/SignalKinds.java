package io.barograph.core.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The names of all kinds of signal, made once from the names of their types. */
public final class SignalKinds {
  static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return nameOf(type);
        }
      };

  private SignalKinds() {}

  /** Every kind there is, such as {@code retry-announced}, in the order of {@link Signal}. */
  public static List<String> all() {
    return Arrays.stream(Signal.class.getPermittedSubclasses()).map(SignalKinds::nameOf).toList();
  }

  /** The name of one kind of signal. */
  public static String of(Class<?> type) {
    return NAMES.get(type);
  }

  private static String nameOf(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
