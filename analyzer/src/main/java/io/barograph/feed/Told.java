package io.barograph.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.event.CloudEvent;

/** What a record of an output topic tells. */
public sealed interface Told {

  /** Something was found. */
  record Happened(CloudEvent event) implements Told {}

  /**
   * How an open storm stands; it replaces what was told of that login before.
   *
   * @param login user and CLI, as in dana/codex
   * @param state as the schema {@code storm-state} describes it
   */
  record Stands(String login, ObjectNode state) implements Told {}

  /**
   * That the login has no open storm any more.
   *
   * @param login user and CLI, as in dana/codex
   */
  record Over(String login) implements Told {}
}
