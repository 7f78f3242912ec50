package io.barograph.core.scope;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is told of one login to whoever watches all of them: a trickle. */
public sealed interface FleetReport {
  Login login();

  /** Event time at which its login's signals were decided: the order of all reports. */
  Instant at();

  /**
   * The login is in use; told at most every few minutes while nothing changes.
   *
   * @param sessions that showed signs of life on the host lately, at least 1
   * @param version of the CLI as its banner says, or null
   */
  record Active(
      Login login,
      Instant at,
      HostId host,
      int sessions,
      Site site,
      @Nullable AccountId account,
      @Nullable String version)
      implements FleetReport {}

  /**
   * A turn failed for good: on a rejected refresh that counts towards a storm, or in a refused
   * region.
   *
   * @param storm as it stands with this failure, or null while there is none
   */
  record Failed(Login login, Instant at, Verdict verdict, @Nullable Storm storm)
      implements FleetReport {}

  /** The login's storm is over. */
  record Calmed(Login login, Instant at, Storm storm, StormFinding.How how)
      implements FleetReport {}

  /** Somebody signed in. */
  record SignedIn(Login login, Instant at, HostId host) implements FleetReport {}
}
