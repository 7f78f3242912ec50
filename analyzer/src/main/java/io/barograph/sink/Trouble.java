package io.barograph.sink;

import org.slf4j.Logger;

/** Tells the log of trouble with a receiver when it begins and when it is over, not each time. */
final class Trouble {
  private final Logger log;
  private final String receiver;
  private boolean troubled;

  /**
   * Of one receiver.
   *
   * @param receiver its name in the log
   */
  Trouble(Logger log, String receiver) {
    this.log = log;
    this.receiver = receiver;
  }

  synchronized void met(Answer answer) {
    boolean fine = answer.verdict() == Answer.Verdict.ACCEPTED;
    if (fine && troubled) {
      log.info("{} takes what is sent again", receiver);
    } else if (!fine && !troubled) {
      log.warn("{} does not take what is sent: {}", receiver, answer.words());
    }
    troubled = !fine;
  }
}
