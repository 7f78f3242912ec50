package io.barograph.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One question about health: 200 and {@code up}, or 503 and {@code down}. */
final class HealthPage implements Answer.Source {
  private final Health health;
  private final Predicate<Health> question;

  HealthPage(Health health, Predicate<Health> question) {
    this.health = health;
    this.question = question;
  }

  @Override
  public Page answer(Request request) {
    boolean up = question.test(health);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", up ? "up" : "down");
    new TreeMap<>(health.details()).forEach(body::put);
    return Page.json(up ? 200 : 503, body.toString());
  }
}
