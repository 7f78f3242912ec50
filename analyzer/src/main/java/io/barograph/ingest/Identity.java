package io.barograph.ingest;

import java.util.List;

/**
 * Where to look for whose a line is, when it was written and where its host stands: the first place
 * that holds something counts. A place that holds a credential is passed over.
 *
 * @param user the last places may be {@code account} and {@code host}, which stand in and say so
 * @param session what the CLI or the shipper calls the run
 * @param process with {@code file} tells runs on one host apart where no session is named
 * @param cli restricts a line to one CLI's grammar
 * @param address of the host; the first that has a network counts
 * @param os the host's operating system; the first that is known counts
 * @param group the team or kind of host it belongs to
 */
public record Identity(
    List<Place> user,
    List<Place> host,
    List<Place> session,
    List<Place> process,
    List<Place> file,
    List<Place> account,
    List<Place> cli,
    List<Place> time,
    List<Place> address,
    List<Place> os,
    List<Place> group,
    List<Place> region) {

  /** Reads the lists, each with commas between the places. */
  public static List<Place> places(List<String> names) {
    return names.stream().map(Place::of).toList();
  }
}
