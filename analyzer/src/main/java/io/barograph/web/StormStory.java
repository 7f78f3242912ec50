package io.barograph.web;

import io.barograph.board.Advice;
import io.barograph.board.Judgement;
import io.barograph.board.OpenCase;
import io.barograph.board.Storm;
import io.barograph.board.Tried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An open storm of one user: why, whose, and what to do. */
final class StormStory {
  private final Moments moments;

  StormStory(Moments moments) {
    this.moments = moments;
  }

  void write(Html html, OpenCase one) {
    Storm storm = one.storm().storm();
    Table.section(
        html,
        "storm-" + storm.cli(),
        "A storm of " + storm.cli() + " is open",
        h -> {
          StormTables.mark(h, one.simulated());
          h.open("p", "class", "lede").text(moments.lasting(storm.onset()) + ", since ");
          moments.time(h, storm.onset());
          h.text(": " + Words.reason(storm.reason()) + ".").close().line();
          facts(h, storm);
          advice(h, one);
          judgement(h, one.storm().judgement());
        });
  }

  private void facts(Html html, Storm storm) {
    html.open("p").text(Words.count(storm.failedSequences(), "failed turn", "failed turns"));
    html.text(" with " + Words.count(storm.attempts(), "retry", "retries") + ", the last ");
    moments.time(html, storm.lastFailureAt()).text(", on ");
    for (int i = 0; i < storm.hosts().size(); i++) {
      html.text(i > 0 ? ", " : "").name(storm.hosts().get(i));
    }
    html.text(". Storm ").leaf("code", storm.stormId()).text(".").close().line();
  }

  private static void judgement(Html html, Judgement judgement) {
    html.leaf("h3", "Whose it is, and why");
    html.open("p").leaf("strong", Words.plain(judgement.scope()));
    html.text(", " + judgement.confidence() + " confidence. ");
    html.text(String.join(" ", judgement.scopeEvidence())).close();
    html.open("ul", "class", "causes");
    for (Judgement.Cause cause : judgement.causes()) {
      html.open("li").leaf("strong", Words.plain(cause.cause()));
      html.text(", " + cause.confidence() + " confidence.");
      sentences(html, "For", cause.evidenceFor());
      sentences(html, "Against", cause.evidenceAgainst());
      html.close();
    }
    html.close().line();
  }

  private static void sentences(Html html, String label, List<String> sentences) {
    if (!sentences.isEmpty()) {
      html.open("span", "class", "sub").text(label + ": " + String.join(" ", sentences)).close();
    }
  }

  private void advice(Html html, OpenCase one) {
    int last = one.advice().size() - 1;
    if (last < 0) {
      html.leaf("h3", "Advice").leaf("p", "None yet.").line();
      return;
    }
    Tried newest = one.advice().get(last);
    html.leaf("h3", "Advice: " + Words.plain(newest.advice().action()));
    given(html, newest);
    for (int i = last - 1; i >= 0; i--) {
      Tried before = one.advice().get(i);
      html.open("details", "id", "given-" + before.advice().action());
      html.leaf("summary", "Before that: " + Words.plain(before.advice().action()));
      given(html, before);
      html.close();
    }
  }

  private void given(Html html, Tried tried) {
    Advice advice = tried.advice();
    html.open("p", "class", "sub").text("Given ");
    moments.time(html, advice.advisedAt()).text(". Result: " + Words.result(tried.result()));
    html.text(moments.isPast(advice.expiresAt()) ? "; it has expired." : ".").close();
    html.leaf("p", advice.why());
    commands(html, advice);
    html.open("details", "id", "seen-" + advice.action()).leaf("summary", "What it rests on");
    html.open("ul");
    advice.evidence().forEach(sentence -> html.leaf("li", sentence));
    html.close().close().line();
  }

  private static void commands(Html html, Advice advice) {
    Advice.Commands type = advice.commands();
    listing(html, advice.os(), systems(type.linux(), type.macos(), type.windows()));
    Advice.Destructive other = advice.destructiveAlternative();
    if (other != null) {
      html.open("details", "id", "destroys-" + advice.action());
      html.leaf("summary", "What also helps, and destroys");
      html.leaf("p", other.warning(), "class", "note");
      listing(html, advice.os(), systems(other.linux(), other.macos(), other.windows()));
      html.close();
    }
  }

  private static Map<String, String> systems(String linux, String macos, String windows) {
    Map<String, String> systems = new LinkedHashMap<>();
    systems.put("linux", linux);
    systems.put("macos", macos);
    systems.put("windows", windows);
    systems.values().removeIf(String::isEmpty);
    return systems;
  }

  /** Systems with the same command share a line; where the user's is known, it is all. */
  private static void listing(Html html, @Nullable String os, Map<String, String> commands) {
    if (os != null && commands.containsKey(os)) {
      commands.keySet().retainAll(List.of(os));
    }
    Map<String, List<String>> systems = new LinkedHashMap<>();
    commands.forEach(
        (system, command) -> systems.computeIfAbsent(command, c -> new ArrayList<>()).add(system));
    systems.forEach(
        (command, of) -> {
          html.leaf("p", String.join(", ", of), "class", "sub");
          html.open("pre", "tabindex", "0").leaf("code", command).close().line();
        });
  }
}
