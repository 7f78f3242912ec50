package io.barograph.core.signal;

import org.jspecify.annotations.Nullable;

/**
 * What a person can type against a dead login of one CLI, gentlest first. What a CLI does not have
 * is null.
 *
 * @param signIn signs in again
 * @param moveAside moves the CLI's local state out of the way, keeps it, and signs in
 * @param delete deletes that state instead; only beside {@code moveAside}
 * @param keyVariable the environment variable that holds an API key, such as {@code OPENAI_API_KEY}
 * @param checkKey says whether that variable is set, never what it holds; only beside {@code
 *     keyVariable}
 * @param describe prints what a person who takes over asks for first, and changes nothing
 */
public record Remedies(
    Commands signIn,
    @Nullable Commands moveAside,
    @Nullable Commands delete,
    @Nullable String keyVariable,
    @Nullable Commands checkKey,
    Commands describe) {

  public Remedies {
    if (delete != null && moveAside == null) {
      throw new IllegalArgumentException("what can be deleted must first be moved aside");
    }
    if ((keyVariable == null) != (checkKey == null)) {
      throw new IllegalArgumentException("a key needs both its variable and how to check it");
    }
  }
}
