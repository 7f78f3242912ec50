package io.barograph.replay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads and sifts in a thread of its own, so that reading and deciding take a core each. */
final class ReadAhead implements Blocks {
  /** One is read, one is decided, one waits: more would only take memory. */
  private static final int BLOCKS = 3;

  private final BlockReader reader;
  private final BlockingQueue<Read> full = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
  private final Thread thread;
  private @Nullable Block given;
  private boolean ended;

  /** A block; or neither at the end, or what went wrong. */
  private record Read(@Nullable Block block, @Nullable Throwable failure) {}

  ReadAhead(BlockReader reader, String name) {
    this.reader = reader;
    for (int i = 0; i < BLOCKS; i++) {
      empty.add(new Block());
    }
    thread = new Thread(this::read, "reads " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      for (boolean more = true; more; ) {
        Block block = empty.take();
        more = reader.read(block);
        full.put(new Read(more ? block : null, null));
      }
    } catch (InterruptedException e) {
      // Closed: nobody waits for more.
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      // There is room: what failed took no place.
      full.add(new Read(null, e));
    }
  }

  @Override
  public @Nullable Block next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      if (given != null) {
        empty.put(given);
      }
      Read next = full.take();
      given = next.block();
      ended = given == null;
      rethrow(next.failure());
      return given;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading");
    }
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException io) {
      throw io;
    } else if (failure instanceof RuntimeException defect) {
      throw defect;
    } else if (failure instanceof Error error) {
      throw error;
    }
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    reader.close();
  }
}
