package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Dialects;
import io.barograph.core.dialect.Reading;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines as they are written, and what is found out when. Time is minutes and seconds, or hours,
 * minutes and seconds, since the start; it moves only by {@link #at}. Verdicts come when the
 * allowed lateness of half a minute has passed, advice when twice that has. Who is named alone uses
 * Codex; {@code alice/plain-cli} is the same user with another CLI, which speaks as Codex does.
 */
final class Timeline {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Stands for the time of day in lines that print their own, to the microsecond. */
  static final String NOW = "{now}";

  /** What every event tells unless its user signed in to another one. */
  static final AccountId ACCOUNT = new AccountId("acct-1");

  private final BothStages stages;
  private final Predicate<Finding> heard;
  private final Map<String, Site> sites = new HashMap<>();
  private final Map<Login, AccountId> accounts = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private Instant now = START;
  private long lines;

  private Timeline(Stages stages, Predicate<Finding> heard) {
    this.stages = new BothStages(stages, this::hear);
    this.heard = heard;
  }

  static Timeline ofStorms() {
    return of(Finding.StormChanged.class);
  }

  /** What was advised, and what was taken back. */
  static Timeline ofAdvice() {
    return of(Finding.RemediationAdvised.class, Finding.RemediationWithdrawn.class);
  }

  /** What came of advice. */
  static Timeline ofJudgements() {
    return of(Finding.RemediationJudged.class);
  }

  static Timeline ofIncidents() {
    return of(Finding.IncidentChanged.class);
  }

  static Timeline ofStandings() {
    return of(Finding.StormStanding.class);
  }

  static Timeline ofSequences() {
    return of(Finding.SequenceClosed.class);
  }

  /** All that is told outside: no reports of one stage to the other. */
  static Timeline ofEverything() {
    return new Timeline(Engines.byDefault(), finding -> !(finding instanceof Finding.Reported));
  }

  static Timeline of(Class<?>... kinds) {
    return new Timeline(
        Engines.byDefault(),
        finding -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(finding)));
  }

  /** By other policies than the default ones. */
  static Timeline by(Stages stages, Class<?>... kinds) {
    return new Timeline(
        stages, finding -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(finding)));
  }

  /** That time comes: {@code mm:ss} or {@code hh:mm:ss}, not before the last. */
  Timeline at(String time) {
    Duration since = Duration.ZERO;
    for (String part : time.split(":", -1)) {
      since = since.multipliedBy(60).plusSeconds(Integer.parseInt(part));
    }
    Instant then = START.plus(since);
    assertThat(then).isAfterOrEqualTo(now);
    now = then;
    stages.advance(now);
    return this;
  }

  Timeline place(String host, Site site) {
    sites.put(host, site);
    return this;
  }

  /** From now on the user's signals tell this account. */
  Timeline account(String user, String account) {
    accounts.put(login(user), new AccountId(account));
    return this;
  }

  /** The process ends, and another one goes on. */
  Timeline restart() {
    stages.restart();
    return this;
  }

  /** As many users, each with a host of their own. */
  static List<String> users(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + "-" + (100 + i)).toList();
  }

  /** A user's only host. */
  static String laptop(String user) {
    return login(user).user() + "-laptop";
  }

  Timeline each(List<String> users, String text) {
    users.forEach(user -> line(user, text));
    return this;
  }

  /** A line on the user's only host, in no named session. */
  Timeline line(String user, String text) {
    return line(user, laptop(user), text);
  }

  /** A line in no named session. */
  Timeline line(String user, String host, String text) {
    return line(user, host, SessionId.ofStream(host).value(), text);
  }

  Timeline line(String user, String host, String session, String text) {
    lines++;
    String written = text.replace(NOW, now.plusNanos(lines * 1000).toString());
    for (Dialect dialect : Dialects.ALL) {
      Reading reading = dialect.read(written);
      if (reading != null) {
        AccountId account = accounts.get(login(user));
        Instant time = reading.time() == null ? now : reading.time();
        see(user, host, session, account, Origin.STDERR, time, reading.signal());
        return this;
      }
    }
    return this;
  }

  /** An event of the user's CLI that a conversation sends from a host. */
  Timeline event(String user, String host, String conversation, Map<String, String> attributes) {
    lines++;
    for (Dialect dialect : Dialects.ALL) {
      Reading reading = dialect.readEvent(attributes::get);
      if (reading != null) {
        AccountId account = accounts.getOrDefault(login(user), ACCOUNT);
        see(user, host, conversation, account, Origin.TELEMETRY, now, reading.signal());
      }
    }
    return this;
  }

  private void see(
      String user,
      String host,
      String session,
      @Nullable AccountId account,
      Origin origin,
      Instant time,
      Signal signal) {
    Site site = sites.getOrDefault(host, Site.UNKNOWN);
    stages.accept(
        new Sighting(
            login(user),
            new HostId(host),
            new SessionId(session),
            account,
            site,
            origin,
            time,
            lines,
            signal),
        now);
  }

  /** Several lines at once on the user's only host. */
  Timeline lines(String user, String... texts) {
    for (String text : texts) {
      line(user, text);
    }
    return this;
  }

  /** These and no others were found since the last expectation, in this order. */
  Timeline expect(Expectation... expected) {
    assertThat(findings).as("by %s", now).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(findings.get(i)).as("by %s", now).matches(expected[i].met(), expected[i].words());
    }
    findings.clear();
    return this;
  }

  Timeline expectNothing() {
    return expect();
  }

  /** The latest finding that is still to be expected, for a closer look. */
  Finding latest() {
    assertThat(findings).isNotEmpty();
    return findings.get(findings.size() - 1);
  }

  /** All that was still to be expected, to be looked at otherwise. */
  List<Finding> found() {
    List<Finding> found = List.copyOf(findings);
    findings.clear();
    return found;
  }

  static Login login(String who) {
    return who.contains("/") ? Login.ofKey(who) : new Login(new UserId(who), "codex");
  }

  private void hear(Finding finding) {
    if (heard.test(finding)) {
      findings.add(finding);
    }
  }
}
