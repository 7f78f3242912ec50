package io.barograph.core.engine;

import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A login's state, and where the index of deadlines has it: at the first of two entries that count,
 * and at one later, which was there before the first came between. So a login that is busy, and is
 * quiet again, has two entries and not one more with each of its runs.
 */
public final class LoginRow {
  private final LoginState state;
  private @Nullable Instant first;
  private @Nullable Instant later;

  public LoginRow(Login login) {
    this(new LoginState(login), null, null);
  }

  private LoginRow(LoginState state, @Nullable Instant first, @Nullable Instant later) {
    this.state = state;
    this.first = first;
    this.later = later;
  }

  public LoginState state() {
    return state;
  }

  /** Where the index has it. */
  public Stream<Instant> deadlines() {
    return Stream.of(first, later).flatMap(Stream::ofNullable);
  }

  /** Whether the index would look at it too late. */
  public boolean isLaterThan(Instant due) {
    return first == null || due.isBefore(first);
  }

  /** The index has it at an earlier time, too. */
  public void indexed(Instant due) {
    later = first == null ? later : first;
    first = due;
  }

  /** The index has come to a time: it has no entry up to it any more. */
  public void reached(Instant deadline) {
    while (first != null && !first.isAfter(deadline)) {
      first = later;
      later = null;
    }
  }

  public byte[] pack() {
    return Packed.pack(
        out -> {
          state.writeTo(out);
          out.optional(first);
          out.optional(later);
        });
  }

  /**
   * Reads what {@link #pack} made.
   *
   * @throws java.io.UncheckedIOException if the bytes are cut short or of another version
   */
  public static LoginRow unpack(Login login, byte[] bytes) {
    return Packed.unpack(
        bytes,
        in -> new LoginRow(LoginState.readFrom(login, in), in.optionalTime(), in.optionalTime()));
  }
}
