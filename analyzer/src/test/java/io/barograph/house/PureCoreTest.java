package io.barograph.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The same lines give the same findings: so the core asks no clock, no dice and no disk. */
class PureCoreTest {
  private static final Set<String> PACKAGES =
      Set.of(
          "java.util.regex", "java.nio.file", "java.net", "java.util.concurrent", "java.lang.ref");

  private static final Set<String> CLASSES =
      Set.of(
          "java.time.Clock",
          "java.time.ZoneId",
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.PrintStream",
          "java.lang.Thread",
          "java.util.Random",
          "java.util.UUID");

  private static final Set<String> CLOCKS_AND_DICE =
      Set.of("now", "currentTimeMillis", "nanoTime", "random");

  /** They run regular expressions, and those backtrack. */
  private static final Set<String> REGULAR_EXPRESSIONS =
      Set.of("matches", "replaceAll", "replaceFirst", "split");

  /** Runs once, over the names of classes. */
  private static final String HARMLESS = "SignalKinds uses java.lang.String.replaceAll";

  @Test
  void theCoreReadsNoClockAndNoDiskAndRunsNoRegularExpression() {
    JavaClasses core = Classes.under(Path.of("target/classes/io/barograph/core"));

    assertThat(core.size()).isGreaterThan(50);
    assertThat(impurities(core)).isSubsetOf(HARMLESS);
  }

  @Test
  void eachKindOfImpurityIsCaught() {
    JavaClasses impure =
        Classes.under(Path.of("target/test-classes/io/barograph/house/PureCoreTest$Impure.class"));

    assertThat(impurities(impure))
        .containsExactlyInAnyOrder(
            "Impure uses java.time.Clock",
            "Impure uses java.time.Instant.now",
            "Impure uses java.lang.System.nanoTime",
            "Impure uses java.util.UUID",
            "Impure uses java.util.concurrent.ThreadLocalRandom",
            "Impure uses java.util.regex.Pattern",
            "Impure uses java.lang.String.split");
  }

  private static Set<String> impurities(JavaClasses classes) {
    Set<String> impurities = new TreeSet<>();
    for (JavaClass type : classes) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        JavaClass owner = access.getTargetOwner();
        String member = owner.getName() + "." + access.getTarget().getName();
        if (PACKAGES.contains(owner.getPackageName()) || CLASSES.contains(owner.getName())) {
          impurities.add(type.getSimpleName() + " uses " + owner.getName());
        } else if ((CLOCKS_AND_DICE.contains(access.getTarget().getName())
                && !(access instanceof JavaFieldAccess))
            || (owner.isEquivalentTo(String.class)
                && REGULAR_EXPRESSIONS.contains(access.getTarget().getName()))) {
          impurities.add(type.getSimpleName() + " uses " + member);
        }
      }
    }
    return impurities;
  }

  /** Everything that the core must not do. */
  static final class Impure {
    Object all() {
      return new Object[] {
        Clock.systemUTC(),
        Instant.now(),
        System.nanoTime(),
        UUID.randomUUID(),
        ThreadLocalRandom.current(),
        Pattern.compile("a+"),
        "a b".split(" ")
      };
    }
  }
}
