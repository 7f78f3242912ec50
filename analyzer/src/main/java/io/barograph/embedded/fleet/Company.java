package io.barograph.embedded.fleet;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Where people work: sites with a network each, in regions, and teams across all sites. Two regions
 * are one small site each. Some work at home, each in a network of their own.
 */
final class Company {
  private static final int USERS_PER_SITE = 25;
  private static final int USERS_PER_TEAM = 20;
  private static final int SITES_PER_BLOCK = 200;
  private static final double SHARE_AT_HOME = 0.25;
  private static final double SHARE_THAT_TELLS_ACCOUNTS = 0.25;
  private static final List<String> SMALL_REGIONS = List.of("sa-east", "me-central");
  private static final List<String> REGIONS =
      List.of("eu-central", "us-east", "us-west", "ap-south");
  private static final List<String> SYSTEMS = List.of("linux", "macos", "macos", "windows");

  private final int sites;
  private final int teams;

  Company(int users) {
    this.sites = Math.max(SMALL_REGIONS.size() + REGIONS.size(), users / USERS_PER_SITE);
    this.teams = Math.max(1, users / USERS_PER_TEAM);
  }

  /** Where one person sits, by lot, and what the shippers of this person's hosts tell. */
  Desks desksOf(int person, SplittableRandom dice) {
    int site = dice.nextInt(sites);
    boolean atHome = dice.nextDouble() < SHARE_AT_HOME;
    String network =
        atHome
            ? "100." + (64 + person / 256) + "." + person % 256
            : "10." + (20 + site / SITES_PER_BLOCK) + "." + site % SITES_PER_BLOCK;
    String region =
        site < SMALL_REGIONS.size() ? SMALL_REGIONS.get(site) : REGIONS.get(site % REGIONS.size());
    String team = String.format(Locale.ROOT, "team-%03d", dice.nextInt(teams));
    String system = SYSTEMS.get(dice.nextInt(SYSTEMS.size()));
    String account = String.format(Locale.ROOT, "acct-%08x", dice.nextInt());
    boolean tellsAccount = dice.nextDouble() < SHARE_THAT_TELLS_ACCOUNTS;
    return new Desks(
        site,
        network,
        new Surroundings(network, region, team, system, tellsAccount ? account : null),
        Telling.drawn(dice),
        2 + person % 200);
  }

  /** How much a shipper tells of where it is. */
  private enum Telling {
    ALL,
    ADDRESS,
    GROUP,
    NOTHING;

    static Telling drawn(SplittableRandom dice) {
      double drawn = dice.nextDouble();
      return drawn < 0.6 ? ALL : drawn < 0.75 ? ADDRESS : drawn < 0.85 ? GROUP : NOTHING;
    }
  }

  /**
   * The place of one person's hosts.
   *
   * @param site by number
   * @param network the first 24 bits
   */
  record Desks(int site, String network, Surroundings all, Telling telling, int firstHost) {

    /** What the shipper of this person's nth host tells. */
    Surroundings of(int host) {
      String address = network + "." + (2 + (firstHost + host) % 250);
      return switch (telling) {
        case ALL -> all.withAddress(address);
        case ADDRESS -> new Surroundings(address, null, null, null, all.account());
        case GROUP -> new Surroundings(null, null, all.group(), all.os(), all.account());
        case NOTHING -> new Surroundings(null, null, null, null, all.account());
      };
    }
  }
}
