package io.barograph.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A storm that opened, grew or calmed. */
public record StormChange(@JsonUnwrapped Storm storm, @JsonUnwrapped Decision decided)
    implements Tale {
  @Override
  public String stormId() {
    return storm.stormId();
  }
}
