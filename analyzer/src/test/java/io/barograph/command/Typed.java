package io.barograph.command;

import io.barograph.Barograph;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * A command as somebody typed it, and what came of it.
 *
 * @param out standard output
 * @param err standard error
 */
public record Typed(int exitCode, String out, String err) {
  public static Typed type(String... args) {
    return typeInto("", args);
  }

  public static Typed typeInto(String standardInput, String... args) {
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    InputStream realIn = System.in;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    System.setIn(new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)));
    try {
      CommandLine line = Barograph.commands().commandLine();
      line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
      int exitCode = line.execute(args);
      return new Typed(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
      System.setIn(realIn);
    }
  }

  public List<String> lines() {
    return out.lines().toList();
  }
}
