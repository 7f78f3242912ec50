package io.barograph.command.bench;

import io.barograph.bench.cost.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The least that anybody does with a file, and what most would do first. */
final class BenchReading {
  private static final int BLOCK = 1 << 20;

  private BenchReading() {}

  /** Reads the bytes in large blocks and looks at none. */
  static Sample bytes(Path file) throws IOException {
    byte[] block = new byte[BLOCK];
    long read = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        read += n;
      }
    }
    System.out.println(read);
    return Sample.EMPTY;
  }

  /** Counts the lines in which the expression is found. */
  static Sample regex(Path file, String expression) throws IOException {
    Pattern wanted = Pattern.compile(expression);
    long found = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        found += wanted.matcher(line).find() ? 1 : 0;
      }
    }
    System.out.println(found);
    return Sample.EMPTY;
  }
}
