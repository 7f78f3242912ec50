package io.barograph.core.sequence;

import io.barograph.core.signal.Verdict;

/** Takes how the trouble of turns ends. Each sequence is judged once and closed once. */
public interface Endings {
  /**
   * A verdict is known. Where nothing that follows can change it, that is so at the turn's last
   * line, before the lines that repeat it; else when the sequence closes, behind {@link #closed}.
   */
  void judged(Verdict verdict);

  /** All that belongs to it is seen. */
  void closed(RetrySequence sequence);
}
