package io.barograph.web;

import com.sun.net.httpserver.HttpExchange;

/** What a request gets. */
sealed interface Answer permits Page, Answer.Live {

  /** Makes an answer. */
  interface Source {
    Answer answer(Request request);
  }

  /** An answer that goes on for minutes, on a thread of its own. */
  non-sealed interface Live extends Answer {
    /** Takes the exchange over, and will close it. */
    void follow(HttpExchange exchange);
  }
}
