package io.barograph.embedded.fleet;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All takes of one version of the CLI: its recordings, and runs put together from them. */
final class Repertoire {
  /** How an API key that is wrong ends a turn; recorded with 0.50.0, the same in later versions. */
  private static final String WRONG_KEY =
      "ERROR: exceeded retry limit, last status: 401 Unauthorized";

  /**
   * Seen at users of versions from about 0.56 on, and in the source; nothing is asked before it.
   */
  private static final String ACCOUNT_CHANGED =
      "ERROR: Your access token could not be refreshed because you have since logged out or signed in to another account. Please sign in again.";

  /**
   * The last of the notices that users reported; a refresh that is refused like this is not
   * rejected.
   */
  private static final String REGION_REFUSED =
      "ERROR: Failed to refresh token: 403 Forbidden: Country, region, or territory not supported";

  private static final List<RecordedLine> LOOK_ALIKES = ours("look-alikes.txt");
  private static final List<RecordedLine> PASTED = ours("pasted.txt");
  private static final Map<String, Repertoire> BY_VERSION = load();

  private final List<Take> takes = new ArrayList<>();
  private List<RecordedLine> ok = List.of();

  private Repertoire() {}

  /** The versions on record, oldest first. */
  static List<String> versions() {
    return List.copyOf(BY_VERSION.keySet());
  }

  static Repertoire of(String version) {
    Repertoire found = BY_VERSION.get(version);
    if (found == null) {
      throw new IllegalArgumentException("no recordings of version " + version);
    }
    return found;
  }

  /** A turn that completes. */
  Take healthy() {
    return Take.healthy(ok);
  }

  /** A turn that completes, with log text in its prompt. */
  Take pastedLog(SplittableRandom dice) {
    int prompt = indexOf(ok, l -> l.head().equals("say hi"));
    List<RecordedLine> lines = new ArrayList<>(ok);
    lines.add(prompt + 1, PASTED.get(dice.nextInt(PASTED.size())));
    return Take.healthy(lines);
  }

  /** A turn that completes in spite of everything that went wrong beside it. */
  Take lookAlikes() {
    List<RecordedLine> lines = new ArrayList<>(ok);
    lines.addAll(indexOf(ok, RecordedLine::opensAnswer), LOOK_ALIKES);
    return Take.healthy(lines);
  }

  /** A turn that fails on its cause. */
  Take failed(Cause cause, SplittableRandom dice) {
    List<Take> fitting = with(Outcome.FAILED, cause);
    return fitting.get(dice.nextInt(fitting.size()));
  }

  /** Whether the lines of this version name the reason of a rejected refresh. */
  boolean namesReasons() {
    return with(Outcome.FAILED, Cause.REFRESH_REJECTED).stream()
        .anyMatch(t -> Reason.REUSED.equals(reason(t)));
  }

  /** A turn that fails on a dead login, for a reason if this version's lines name any. */
  Take deadLogin(Reason reason, SplittableRandom dice) {
    Reason named = namesReasons() ? reason : Reason.UNKNOWN;
    List<Take> fitting =
        with(Outcome.FAILED, Cause.REFRESH_REJECTED).stream()
            .filter(t -> named.equals(reason(t)))
            .toList();
    return fitting.get(dice.nextInt(fitting.size()));
  }

  /** A turn of a process that still holds the account from before. */
  Take accountChanged() {
    return endingIn(ACCOUNT_CHANGED, Cause.REFRESH_REJECTED, Reason.ACCOUNT_CHANGED);
  }

  /** A turn that fails because the region is refused. */
  Take regionRefused() {
    return endingIn(REGION_REFUSED, Cause.REFRESH_UNREACHABLE, Reason.REGION_REFUSED);
  }

  private Take endingIn(String terminal, Cause cause, @Nullable Reason reason) {
    List<RecordedLine> lines =
        new ArrayList<>(ok.subList(0, indexOf(ok, RecordedLine::opensAnswer)));
    lines.add(RecordedLine.of(terminal));
    return Take.troubled(lines, cause, reason, Outcome.FAILED, 0);
  }

  private static @Nullable Reason reason(Take take) {
    return take.trouble() == null ? null : take.trouble().reason();
  }

  /** A turn that fails on a wrong API key. */
  Take wrongApiKey(SplittableRandom dice) {
    if (!with(Outcome.FAILED, Cause.API_UNAUTHORIZED).isEmpty()) {
      return failed(Cause.API_UNAUTHORIZED, dice);
    }
    return endingIn(WRONG_KEY, Cause.API_UNAUTHORIZED, null);
  }

  /** A turn that loses its stream a few times and completes. */
  Take disconnectedAndRecovered(SplittableRandom dice) {
    List<Take> recorded = with(Outcome.RECOVERED, Cause.DISCONNECTED);
    if (!recorded.isEmpty()) {
      return recorded.get(0);
    }
    int notices = 1 + dice.nextInt(4);
    Take cut = cutOff(notices, Outcome.RECOVERED, dice);
    Cause cause = cut.trouble() == null ? Cause.UNKNOWN : cut.trouble().cause();
    List<RecordedLine> lines = new ArrayList<>(cut.lines());
    lines.addAll(ok.subList(indexOf(ok, RecordedLine::opensAnswer), ok.size()));
    return Take.troubled(lines, cause, null, Outcome.RECOVERED, notices);
  }

  /** A turn whose refresh is rejected a few times before it completes. */
  Take refreshRecovered(SplittableRandom dice) {
    List<Take> recorded = new ArrayList<>(with(Outcome.RECOVERED, Cause.REFRESH_REJECTED));
    recorded.addAll(with(Outcome.RECOVERED, Cause.UNKNOWN));
    return recorded.isEmpty() ? disconnectedAndRecovered(dice) : recorded.get(0);
  }

  /** A turn whose lines stop while it still retries. */
  Take cutOff(int notices, Outcome outcome, SplittableRandom dice) {
    return failed(Cause.DISCONNECTED, dice).cutAfter(notices, outcome);
  }

  private List<Take> with(Outcome outcome, Cause cause) {
    return takes.stream().filter(t -> means(t.trouble(), outcome, cause)).toList();
  }

  private static boolean means(Take.@Nullable Trouble trouble, Outcome outcome, Cause cause) {
    return trouble != null && trouble.outcome() == outcome && trouble.cause() == cause;
  }

  private void add(Recording recording) {
    if (recording.isOk()) {
      // The stand-in servers refuse every websocket; at real ones a good turn loses none.
      ok = recording.lines().stream().filter(l -> !l.tellsOfWebsocket()).toList();
    }
    recording.troubled().ifPresent(takes::add);
  }

  private static Map<String, Repertoire> load() {
    Map<String, Repertoire> versions = new LinkedHashMap<>();
    for (Recording recording : Recording.all()) {
      versions.computeIfAbsent(recording.version(), v -> new Repertoire()).add(recording);
    }
    return versions;
  }

  private static List<RecordedLine> ours(String resource) {
    return Recording.resource(resource).stream()
        .filter(l -> !l.startsWith("#"))
        .map(RecordedLine::ours)
        .toList();
  }

  private static int indexOf(List<RecordedLine> lines, Predicate<RecordedLine> wanted) {
    int index = 0;
    while (!wanted.test(lines.get(index))) {
      index++;
    }
    return index;
  }
}
