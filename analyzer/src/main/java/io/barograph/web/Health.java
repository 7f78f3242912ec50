package io.barograph.web;

import java.util.Map;

/** How the process is. Asked anew for each request, by several threads at once. */
public interface Health {

  /** Whether it works at all; if not, it should be restarted. */
  boolean live();

  /** Whether it does its work now. */
  boolean ready();

  /**
   * More to tell, such as {@code state}; nothing of a user, host or line. {@code status} is told
   * already and may not be among it.
   */
  Map<String, String> details();
}
