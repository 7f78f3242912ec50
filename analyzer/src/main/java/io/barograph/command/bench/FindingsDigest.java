package io.barograph.command.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.command.CommandFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;

/**
 * Findings in any order, without their evidence: that counts how often a line was seen, copies and
 * all.
 *
 * @param count of lines
 * @param sum of the first halves of their digests, overflowing
 * @param sumOfSecond of the second halves
 */
record FindingsDigest(long count, long sum, long sumOfSecond) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of a file with one finding a line. */
  static FindingsDigest of(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(FindingsDigest::of)
          .reduce(
              new FindingsDigest(0, 0, 0),
              (a, b) ->
                  new FindingsDigest(
                      a.count + b.count, a.sum + b.sum, a.sumOfSecond + b.sumOfSecond));
    }
  }

  private static FindingsDigest of(String line) {
    try {
      JsonNode finding = JSON.readTree(line);
      if (finding.path("data") instanceof ObjectNode data) {
        data.remove("evidence");
      }
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(finding.toString().getBytes(StandardCharsets.UTF_8));
      ByteBuffer halves = ByteBuffer.wrap(digest);
      return new FindingsDigest(1, halves.getLong(), halves.getLong());
    } catch (JsonProcessingException e) {
      throw new CommandFailure("a finding is no JSON");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
