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
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Lines as they are written, and what is found out when. Time is minutes and seconds, or hours,
 * minutes and seconds, since the start; it moves only by {@link #at}. Verdicts come when the
 * allowed lateness of half a minute has passed. Who is named alone uses Codex; {@code
 * alice/plain-cli} is the same user with another CLI, which speaks as Codex does.
 */
final class Timeline {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Stands for the time of day in lines that print their own, to the microsecond. */
  static final String NOW = "{now}";

  /** What every event tells. */
  static final AccountId ACCOUNT = new AccountId("acct-1");

  private final Engine engine = Engines.byDefault();
  private final Predicate<Finding> heard;
  private final Map<Login, LoginState> logins = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private Instant now = START;
  private long lines;

  private Timeline(Predicate<Finding> heard) {
    this.heard = heard;
  }

  static Timeline ofStorms() {
    return new Timeline(Finding.StormChanged.class::isInstance);
  }

  static Timeline ofAdvice() {
    return new Timeline(Finding.RemediationAdvised.class::isInstance);
  }

  static Timeline ofSequences() {
    return new Timeline(Finding.SequenceClosed.class::isInstance);
  }

  static Timeline ofEverything() {
    return new Timeline(finding -> true);
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
    logins.values().forEach(state -> engine.advance(state, now, this::hear));
    return this;
  }

  /** A line on the user's only host, in no named session. */
  Timeline line(String user, String text) {
    return line(user, login(user).user() + "-laptop", text);
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
        Instant time = reading.time() == null ? now : reading.time();
        Login login = login(user);
        engine.accept(
            logins.computeIfAbsent(login, LoginState::new),
            new Sighting(
                login,
                new HostId(host),
                new SessionId(session),
                null,
                Origin.STDERR,
                time,
                lines,
                reading.signal()),
            now,
            this::hear);
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
        Login login = login(user);
        engine.accept(
            logins.computeIfAbsent(login, LoginState::new),
            new Sighting(
                login,
                new HostId(host),
                new SessionId(conversation),
                ACCOUNT,
                Origin.TELEMETRY,
                now,
                lines,
                reading.signal()),
            now,
            this::hear);
      }
    }
    return this;
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

  static Login login(String who) {
    return who.contains("/") ? Login.ofKey(who) : new Login(new UserId(who), "codex");
  }

  private void hear(Finding finding) {
    if (heard.test(finding)) {
      findings.add(finding);
    }
  }
}
