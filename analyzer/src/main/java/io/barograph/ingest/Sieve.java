package io.barograph.ingest;

import io.barograph.core.dialect.Needles;

/** Tells on bytes what may hold a signal. Never false for what does. */
interface Sieve {
  /** One line, plain or as it stands between the quotes of a JSON string. */
  boolean mayHoldSignal(byte[] bytes, int from, int to);

  /** One line that holds no needle. */
  boolean endsInWholeLine(byte[] bytes, int from, int to);

  /** A JSON text of any kind. */
  boolean mayHoldSignalInJson(byte[] bytes, int from, int to);

  static Sieve of(Needles needles) {
    return new Sieve() {
      @Override
      public boolean mayHoldSignal(byte[] bytes, int from, int to) {
        return needles.mayHoldSignal(bytes, from, to);
      }

      @Override
      public boolean endsInWholeLine(byte[] bytes, int from, int to) {
        return needles.endsInWholeLine(bytes, from, to);
      }

      @Override
      public boolean mayHoldSignalInJson(byte[] bytes, int from, int to) {
        return needles.mayHoldSignalInJson(bytes, from, to);
      }
    };
  }
}
