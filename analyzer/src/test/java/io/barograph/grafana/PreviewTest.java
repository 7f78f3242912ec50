package io.barograph.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.docs.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The script that draws the pictures, and what it has drawn. */
class PreviewTest {
  private static final Path PREVIEW = Repository.ROOT.resolve("grafana/preview");
  private static final int LARGEST_PICTURE = 250_000;

  @Test
  void whatItNeedsIsPinnedAndLockedAndNamesNoHost() throws IOException {
    JsonNode wanted = json("package.json").path("dependencies");
    JsonNode locked = json("package-lock.json").path("packages");

    assertThat(wanted).isNotEmpty();
    wanted
        .properties()
        .forEach(
            each ->
                assertThat(locked.path("node_modules/" + each.getKey()).path("version"))
                    .as(each.getKey())
                    .isEqualTo(each.getValue()));
    assertThat(locked.findValues("resolved")).isEmpty();
    assertThat(locked.findValues("integrity")).hasSizeGreaterThan(100);
  }

  @Test
  void thereIsAPictureOfEveryDashboardThatARepositoryCanHold() throws IOException {
    for (Dashboard board : Dashboard.all()) {
      Path picture = PREVIEW.resolve(board.name() + ".png");

      assertThat(picture).isNotEmptyFile();
      assertThat(Files.size(picture)).as(board.name()).isLessThan(LARGEST_PICTURE);
    }
  }

  /** A type that the script cannot draw would fail it; each is a component of Grafana's. */
  @Test
  void itDrawsEveryTypeOfPanel() {
    String page = Repository.text("grafana/preview/page.jsx");
    for (Dashboard board : Dashboard.all()) {
      assertThat(board.shown())
          .extracting(Dashboard::type)
          .allSatisfy(type -> assertThat(page).containsPattern("DRAWN = \\{[^}]*\\b" + type + ":"));
    }
  }

  private static JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(PREVIEW.resolve(file).toFile());
  }
}
