package io.barograph.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How this house speaks. */
class VoiceTest {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath().resolveSibling("");
  private static final Path MAIN = Path.of("src", "main", "java");

  /** Names that say nothing. */
  private static final Pattern EMPTY_NAME =
      Pattern.compile("\\b(class|record|interface|enum) \\w*(Manager|Helper|Utils?|Impl|Info)\\b");

  /** Put together here, so that this file does not hold what it looks for. */
  private static final Pattern LEFT_TO_DO =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  private static final Pattern SLEEP = Pattern.compile("Thread" + "\\.sleep|\\.sle" + "ep\\(");

  /** Directories of one machine; {@code /home/dev} stands in recordings for any developer's. */
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?<![\\w.}~-])/(wo" + "rk|ro" + "ot|ho" + "me/(?!dev\\b)\\w+|Us" + "ers)/\\w");

  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

  @Test
  void noClassHasANameThatSaysNothing() {
    assertThat(filesWith(EMPTY_NAME, VoiceTest::isJava)).isEmpty();
    assertThat(EMPTY_NAME.matcher("final class Storm" + "Manager {").find()).isTrue();
    assertThat(EMPTY_NAME.matcher("record Information(").find()).isFalse();
  }

  @Test
  void nothingIsLeftToDo() {
    assertThat(filesWith(LEFT_TO_DO, VoiceTest::isJava)).isEmpty();
  }

  @Test
  void nobodySleeps() {
    assertThat(filesWith(SLEEP, VoiceTest::isJava)).isEmpty();
  }

  @Test
  void noFileNamesADirectoryOfOneMachine() {
    assertThat(filesWith(MACHINE, file -> !isRecording(file))).isEmpty();
    assertThat(MACHINE.matcher("see /wo" + "rk/x").find()).isTrue();
    assertThat(MACHINE.matcher("at https://host.example/wo" + "rk/x").find()).isFalse();
  }

  @Test
  void everyPackageSaysWhatItIsForInTwoOrThreeSentencesAndIsNullMarked() {
    Set<Path> wrong = new TreeSet<>();
    for (Path directory : packages(MAIN)) {
      Path info = directory.resolve("package-info.java");
      if (!Files.exists(info) || !saysWhatItIsFor(Sources.text(info))) {
        wrong.add(directory);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageOfTestsIsNullMarkedThereOrInTheHouse() {
    Path tests = Path.of("src", "test", "java");
    for (Path directory : packages(tests)) {
      Path ofTheHouse = MAIN.resolve(tests.relativize(directory));
      assertThat(List.of(directory, ofTheHouse))
          .anySatisfy(
              either ->
                  assertThat(either.resolve("package-info.java"))
                      .content()
                      .contains("@NullMarked\npackage "));
    }
  }

  @Test
  void aPackageWithoutACommentIsCaught() {
    assertThat(saysWhatItIsFor("@NullMarked\npackage a;")).isFalse();
    assertThat(saysWhatItIsFor("/** One sentence. */\n@NullMarked\npackage a;")).isFalse();
    assertThat(saysWhatItIsFor("/** One. Two. */\npackage a;")).isFalse();
    assertThat(saysWhatItIsFor("/** One. Two. */\n@NullMarked\npackage a;")).isTrue();
  }

  private static boolean saysWhatItIsFor(String info) {
    Matcher comment = COMMENT.matcher(info);
    if (!comment.find() || !info.contains("@NullMarked\npackage ")) {
      return false;
    }
    String[] sentences = comment.group(1).strip().split("[.!?](\\s|$)", -1);
    // What follows the last full stop is empty.
    return sentences.length == 3 || sentences.length == 4;
  }

  private static Set<Path> packages(Path root) {
    Set<Path> packages = new TreeSet<>();
    Sources.javaUnder(root).forEach(file -> packages.add(file.getParent()));
    assertThat(packages).isNotEmpty();
    return packages;
  }

  private static List<Path> filesWith(Pattern pattern, Predicate<Path> which) {
    List<Path> files = Sources.under(REPOSITORY).stream().filter(which).toList();
    assertThat(files).hasSizeGreaterThan(100);
    return files.stream().filter(file -> pattern.matcher(Sources.text(file)).find()).toList();
  }

  private static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }

  private static boolean isRecording(Path file) {
    return file.toString().endsWith(".log") || file.toString().endsWith(".jsonl");
  }
}
