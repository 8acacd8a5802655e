package dev.lockstep.deploy.site;

import dev.lockstep.deploy.token.Tokens;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;

/** Makes a token valid in place of an earlier one, and tells the edges: they know the tokens of each site. */
public final class ReplaceToken {
    private final Tokens tokens;
    private final SiteStore sites;
    private final AnnounceSettings announce;
    private final Transactions transactions;
    private final Clock clock;

    public ReplaceToken(
            Tokens tokens, SiteStore sites, AnnounceSettings announce, Transactions transactions, Clock clock) {
        this.tokens = tokens;
        this.sites = sites;
        this.announce = announce;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void put(String name, String token) {
        transactions.run(() -> {
            if (tokens.put(name, token)) {
                sites.list().forEach(this::announce);
            }
        });
    }

    private void announce(Site listed) {
        Site site = sites.lock(listed.id()).orElseThrow();
        var _ = announce.announce(site, clock.instant());
    }
}
