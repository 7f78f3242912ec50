package io.barograph.command.screen;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalExt;
import org.jline.utils.AttributedString;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The summary on the alternate screen of a terminal, on a thread of its own. Only what changed is
 * written. When it closes, the terminal is as it was before, below it the last summary, and what
 * went to standard error meanwhile.
 */
public final class LiveScreen implements AutoCloseable {
  /** Often enough to see things move, and calm. */
  private static final Duration PERIOD = Duration.ofMillis(500);

  private static final Duration LAST_FRAME = Duration.ofSeconds(2);
  private static final Size USUAL = new Size(80, 24);
  private static final int LOG_LINES = 2;

  /** What is left of the screen when it is gone has so many lines, or half of what it had. */
  private static final int LEAST_LEFT = 12;

  private final Terminal terminal;
  private final boolean colours;
  private final Supplier<Summary> source;
  private final Display display;
  private final Attributes attributes;
  private final PrintStream err = System.err;
  private final @Nullable HeldLog held;
  private final Letters letters;
  private final Thread thread = new Thread(this::run, "screen");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean torn = true;
  private volatile Size size = USUAL;
  private volatile @Nullable Summary last;
  private List<AttributedString> shown = List.of();

  private LiveScreen(Terminal terminal, boolean colours, Supplier<Summary> source) {
    this.terminal = terminal;
    this.colours = colours;
    this.source = source;
    this.display = new Display(terminal, true);
    this.attributes = terminal.getAttributes();
    this.letters = Letters.of(terminal.encoding());
    this.held =
        ((TerminalExt) terminal).getProvider().isSystemStream(SystemStream.Error)
            ? new HeldLog()
            : null;
    thread.setDaemon(true);
  }

  /**
   * Takes the terminal and begins to draw.
   *
   * @param colours whether it may use any
   * @param source asked for each drawing, on the thread of the screen
   * @return empty if there is no terminal that can do this; nothing was written then
   */
  public static Optional<LiveScreen> start(boolean colours, Supplier<Summary> source) {
    Terminal terminal;
    try {
      terminal = TerminalWidth.terminal();
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
    if (!canDraw(terminal)) {
      close(terminal);
      return Optional.empty();
    }
    LiveScreen screen = new LiveScreen(terminal, colours, source);
    screen.begin();
    return Optional.of(screen);
  }

  private static boolean canDraw(Terminal terminal) {
    return terminal.getStringCapability(Capability.enter_ca_mode) != null
        && terminal.getStringCapability(Capability.exit_ca_mode) != null
        && terminal.getStringCapability(Capability.cursor_address) != null
        && terminal.getStringCapability(Capability.clear_screen) != null;
  }

  private void begin() {
    if (held != null) {
      System.setErr(new PrintStream(held, true, StandardCharsets.UTF_8));
    }
    Signals.register("WINCH", () -> torn = true);
    Signals.register("CONT", () -> torn = true);
    thread.start();
  }

  private void run() {
    try {
      do {
        last = source.get();
        draw(last);
      } while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void draw(Summary summary) {
    if (torn) {
      torn = false;
      takeOver();
    }
    List<String> log = held == null ? List.of() : held.newest(LOG_LINES);
    // A terminal may wrap what reaches its last column.
    List<AttributedString> frame =
        Frame.of(summary, log, letters, Math.max(1, size.getColumns() - 1), size.getRows());
    if (!frame.equals(shown)) {
      shown = frame;
      // The display takes from the list that it is given.
      List<AttributedString> given = new ArrayList<>(frame);
      if (!colours) {
        given.replaceAll(LiveScreen::withoutStyle);
      }
      display.update(given, 0);
    }
  }

  /** At the start, in a new size, and after somebody else had the terminal. */
  private void takeOver() {
    Size told = terminal.getSize();
    size = told.getRows() > 0 && told.getColumns() > 0 ? told : USUAL;
    display.resize(size.getRows(), size.getColumns());
    // What somebody types would stand in the middle of the picture.
    Attributes silent = new Attributes(attributes);
    silent.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    terminal.setAttributes(silent);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    display.clear();
    shown = List.of();
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(LAST_FRAME.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // At Ctrl-C the terminal may have been closed already by its library: this goes past it.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, terminal.encoding());
    out.print(sequence(Capability.exit_ca_mode));
    out.print(sequence(Capability.cursor_normal));
    Summary summary = last;
    if (summary != null) {
      int height = Math.max(LEAST_LEFT, size.getRows() / 2);
      Frame.of(summary, List.of(), letters, Math.max(1, size.getColumns() - 1), height)
          .forEach(line -> out.println(line.toString().stripTrailing()));
    }
    out.flush();
    close(terminal);
    if (held != null) {
      System.setErr(err);
      held.giveBack(err);
    }
  }

  private String sequence(Capability capability) {
    String sequence = terminal.getStringCapability(capability);
    return sequence == null ? "" : Curses.tputs(sequence);
  }

  private static AttributedString withoutStyle(AttributedString line) {
    return new AttributedString(line.toString());
  }

  /** Closing gives back how the terminal was set. */
  private static void close(Terminal terminal) {
    try {
      terminal.close();
    } catch (IOException e) {
      // It is gone; nothing is left to be given back.
    }
  }
}
