package io.barograph.core.engine;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Login;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which logins are signed in to an account now; mostly it is one. */
final class Accounts {
  private final Map<AccountId, List<Login>> logins = new HashMap<>();

  /** In their order; empty where nothing tells of an account. */
  List<Login> of(@Nullable AccountId account) {
    return account == null ? List.of() : logins.getOrDefault(account, List.of());
  }

  /** The login may have changed its account. */
  void move(Login login, @Nullable AccountId before, @Nullable AccountId now) {
    if (now != null && !now.equals(before)) {
      leave(login, before);
      List<Login> more = new ArrayList<>(of(now));
      more.remove(login);
      more.add(login);
      Collections.sort(more);
      logins.put(now, List.copyOf(more));
    }
  }

  /** The login is signed in to the account no more. */
  void leave(Login login, @Nullable AccountId account) {
    if (account != null && of(account).contains(login)) {
      List<Login> fewer = of(account).stream().filter(other -> !other.equals(login)).toList();
      if (fewer.isEmpty()) {
        logins.remove(account);
      } else {
        logins.put(account, fewer);
      }
    }
  }
}
