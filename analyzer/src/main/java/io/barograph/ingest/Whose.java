package io.barograph.ingest;

import io.barograph.core.dialect.HostPrefix;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settles whose a line is and when it was shipped: asks the places in their order. */
final class Whose {
  private final Identity identity;
  private final ShipperTime times;
  private final Pseudonyms pseudonyms;
  private final Names names;

  Whose(Identity identity, ShipperTime times, Pseudonyms pseudonyms, Names names) {
    this.identity = identity;
    this.times = times;
    this.pseudonyms = pseudonyms;
    this.names = names;
  }

  /** What a place holds. */
  record Found<T>(T value, Place place) {}

  /** Whose a line is. */
  record Owner(
      UserId user,
      HostId host,
      SessionId session,
      @Nullable AccountId account,
      String userPlace,
      String hostPlace,
      String sessionPlace,
      String accountPlace) {}

  Owner owner(Shipped line, RawRecord record) {
    Found<String> host = host(line, record);
    Found<String> account = first(identity.account(), line, record);
    Found<String> user = user(line, record, host, account);
    Found<String> session = first(identity.session(), line, record);
    HostId at = host == null ? HostId.UNKNOWN : pseudonyms.host(new HostId(host.value()));
    return new Owner(
        user == null ? UserId.UNKNOWN : named(user, at),
        at,
        session == null ? stream(line, record, host, at) : new SessionId(session.value()),
        account == null ? null : account(account.value()),
        place(user),
        place(host),
        place(session),
        place(account));
  }

  /** The CLI as the shipper names it, or null. */
  @Nullable Found<String> cli(Shipped line, RawRecord record) {
    return first(identity.cli(), line, record);
  }

  /** When the shipper says it was, or null. */
  @Nullable Found<Instant> shippedAt(Shipped line, RawRecord record) {
    for (Place place : identity.time()) {
      String text = place.find(line, record);
      Instant time = text == null ? null : times.read(text, record.time());
      if (time != null) {
        return new Found<>(time, place);
      }
    }
    return null;
  }

  private @Nullable Found<String> host(Shipped line, RawRecord record) {
    for (Place place : identity.host()) {
      HostId given = record.host();
      String value =
          place.kind() == Place.Kind.GIVEN
              ? (given == null ? null : given.value())
              : place.find(line, record);
      // A level in this place is what syslog-ng made of a line that is no syslog.
      if (value != null && names.isName(value) && !HostPrefix.isLevel(value)) {
        return new Found<>(value, place);
      }
    }
    return null;
  }

  private @Nullable Found<String> user(
      Shipped line,
      RawRecord record,
      @Nullable Found<String> host,
      @Nullable Found<String> account) {
    for (Place place : identity.user()) {
      UserId given = record.user();
      String value =
          switch (place.kind()) {
            case GIVEN -> given == null ? null : given.value();
            case ACCOUNT -> account == null ? null : account.value();
            case HOST -> host == null ? null : host.value();
            default -> place.find(line, record);
          };
      if (value != null && names.isName(value)) {
        return new Found<>(value, place);
      }
    }
    return null;
  }

  /** What stands in for a user says so: nobody takes it for a person. */
  private UserId named(Found<String> user, HostId host) {
    return switch (user.place().kind()) {
      case ACCOUNT -> new UserId("account:" + account(user.value()));
      case HOST -> new UserId("host:" + host.value());
      default -> pseudonyms.user(new UserId(user.value()));
    };
  }

  /** Stands in for a session: the host or the file, and what tells runs in it apart. */
  private SessionId stream(
      Shipped line, RawRecord record, @Nullable Found<String> host, HostId at) {
    // A file of envelopes may hold many hosts: the host is their stream, as it is on a topic.
    boolean shipped = host != null && host.place().isOfTheLine();
    StringBuilder stream = new StringBuilder();
    String source = record.stream();
    stream.append(shipped || source == null ? at.value() : fileName(source));
    Found<String> process = first(identity.process(), line, record);
    if (process != null && process.value().chars().allMatch(Character::isDigit)) {
      stream.append(" pid ").append(process.value());
    }
    Found<String> file = first(identity.file(), line, record);
    if (file != null) {
      stream.append(' ').append(fileName(file.value()));
    }
    return SessionId.ofStream(stream.toString());
  }

  private AccountId account(String value) {
    return new AccountId(pseudonyms.of(Pseudonyms.Kind.ACCOUNT, new AccountId(value).value()));
  }

  /** Paths and names of files hold names of people. */
  private String fileName(String file) {
    return pseudonyms.of(Pseudonyms.Kind.SESSION, file);
  }

  private @Nullable Found<String> first(List<Place> places, Shipped line, RawRecord record) {
    for (Place place : places) {
      String value = place.find(line, record);
      if (value != null && names.isName(value)) {
        return new Found<>(value, place);
      }
    }
    return null;
  }

  /** The name of the place, for {@link Provenance}. */
  static String place(@Nullable Found<?> found) {
    return found == null ? Provenance.NONE : found.place().name();
  }
}
