package io.barograph.embedded.fleet;

/** A host as it stands now: the same one may move to another network or account. */
record Workplace(Host host, Surroundings surroundings) {

  Workplace moved(Surroundings there) {
    return new Workplace(host, there);
  }
}
