package io.barograph.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** Reads class files. */
final class Classes {
  private Classes() {}

  /** The classes of a file or directory; what they use is known by name alone, which is quicker. */
  static JavaClasses under(Path path) {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter().importPath(path);
  }
}
