package io.barograph.core.sequence;

import io.barograph.core.signal.Packing;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Unpacking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which conversations a session shows, by what its runs printed and by what was joined to it. */
final class Names {
  /** Conversations on one terminal; of more the oldest is let go. */
  private static final int MOST_JOINED = 8;

  /** What the run has printed; null until it has. */
  @Nullable SessionId printed;

  /** What the run before this one had printed. */
  private @Nullable SessionId former;

  /** Conversations that belong here though nothing printed their ids, the latest last. */
  private final List<SessionId> joined = new ArrayList<>();

  boolean hold(SessionId conversation) {
    return conversation.equals(printed) || joined.contains(conversation);
  }

  boolean heldBefore(SessionId conversation) {
    return conversation.equals(former);
  }

  void join(SessionId conversation) {
    if (joined.size() == MOST_JOINED) {
      joined.remove(0);
    }
    joined.add(conversation);
  }

  /** The run tells its id: what was joined without one may have been another's. */
  void print(SessionId conversation) {
    leave();
    printed = conversation;
  }

  /** The run is over, or another begins. */
  void leave() {
    former = printed == null ? former : printed;
    printed = null;
    joined.clear();
  }

  void writeTo(Packing out) {
    write(out, printed);
    write(out, former);
    out.number(joined.size());
    for (SessionId conversation : joined) {
      out.text(conversation.value());
    }
  }

  static Names readFrom(Unpacking in) throws IOException {
    Names names = new Names();
    names.printed = read(in);
    names.former = read(in);
    for (int i = in.count(); i > 0; i--) {
      names.joined.add(new SessionId(in.text()));
    }
    return names;
  }

  private static void write(Packing out, @Nullable SessionId session) {
    out.optional(session == null ? null : session.value());
  }

  private static @Nullable SessionId read(Unpacking in) throws IOException {
    String session = in.optionalText();
    return session == null ? null : new SessionId(session);
  }
}
