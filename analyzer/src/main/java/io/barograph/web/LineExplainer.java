package io.barograph.web;

import java.util.List;

/** Says what lines were taken for, and why. Called by several threads at once. */
public interface LineExplainer {

  /**
   * Explains lines without keeping them.
   *
   * @param text one line or several, as somebody pasted them; hostile, and may hold secrets
   * @return sentences and rows, one a line; nothing of the text but what they need
   */
  List<String> explain(String text);
}
