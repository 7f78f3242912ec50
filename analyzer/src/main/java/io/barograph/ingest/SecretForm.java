package io.barograph.ingest;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/**
 * One form that a secret takes in a text.
 *
 * @param pattern its first group that took part is what is hidden; without groups, the whole match
 * @param isSecret says of what would be hidden whether it is worth hiding
 * @param marks one of these is in every match, so that the pattern need not run where none is;
 *     empty if that is not known
 */
record SecretForm(Pattern pattern, Predicate<String> isSecret, List<String> marks) {
  /** Stand in for what was hidden until all forms are through, so that none is hidden twice. */
  static final char GONE_MARK = '\uE000';

  static final char USER_MARK = '\uE001';

  private static final Pattern GONE_MARKS = Pattern.compile(GONE_MARK + "+");
  private static final String GONE = "[removed]";
  private static final String USER = "[user]";

  static SecretForm of(String regex, Predicate<String> isSecret) {
    return new SecretForm(Pattern.compile(regex), isSecret, List.of());
  }

  static SecretForm of(String regex) {
    return of(regex, hidden -> true);
  }

  SecretForm markedBy(String... marks) {
    return new SecretForm(pattern, isSecret, List.of(marks));
  }

  String hide(String text, char mark) {
    if (isUnmarked(text)) {
      return text;
    }
    Matcher matcher = pattern.matcher(text);
    StringBuilder hidden = new StringBuilder(text.length());
    int kept = 0;
    while (matcher.find()) {
      int group = group(matcher);
      if (isSecret.test(matcher.group(group))) {
        hidden.append(text, kept, matcher.start(group)).append(mark);
        kept = matcher.end(group);
      }
    }
    return hidden.append(text, kept, text.length()).toString();
  }

  boolean isIn(String text) {
    if (isUnmarked(text)) {
      return false;
    }
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (isSecret.test(matcher.group(group(matcher)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isUnmarked(String text) {
    for (String mark : marks) {
      if (text.contains(mark)) {
        return false;
      }
    }
    return !marks.isEmpty();
  }

  /** The text with marks for what was hidden before. */
  static String marked(String text) {
    return text.replace(GONE, String.valueOf(GONE_MARK)).replace(USER, String.valueOf(USER_MARK));
  }

  /** The text with words for the marks. */
  static String shown(String hidden) {
    return GONE_MARKS.matcher(hidden).replaceAll(GONE).replace(String.valueOf(USER_MARK), USER);
  }

  private static int group(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.start(group) >= 0) {
        return group;
      }
    }
    return 0;
  }
}
