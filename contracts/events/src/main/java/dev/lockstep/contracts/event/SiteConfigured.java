package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;
import java.util.List;

/**
 * How edges are to treat a site. Steps no epoch: nothing that was shown before is wrong after it.
 *
 * @param revision counts the changes, so that of two at one epoch the later is known
 * @param tokenDigests SHA-256 of the tokens with which an edge may be asked to explain itself
 * @param tokenEnds when those of them end that do, so that an edge need not be told. Versions that do not say so tell each edge once
 *     it has come to that
 * @param restated whether all of the site was stated once more before this: whoever has read up to here knows it, whatever
 *     the log has lost before. Versions that do not say so mean that it was not
 */
public record SiteConfigured(
        SiteId site,
        LeaseMode lease,
        List<Digest> tokenDigests,
        List<TokenEnd> tokenEnds,
        Access access,
        Allowance allowance,
        long revision,
        Epoch epoch,
        Instant at,
        boolean restated)
        implements SiteEvent {

    public static final String SETTINGS = "settings";

    public SiteConfigured {
        tokenDigests = List.copyOf(tokenDigests);
        tokenEnds = List.copyOf(tokenEnds);
    }

    /** Of a site that may take as much as there is, and whose tokens have no end. */
    public SiteConfigured(
            SiteId site,
            LeaseMode lease,
            List<Digest> tokenDigests,
            Access access,
            long revision,
            Epoch epoch,
            Instant at) {
        this(site, lease, tokenDigests, List.of(), access, Allowance.UNLIMITED, revision, epoch, at, false);
    }

    /** How a site is treated that has said nothing yet. */
    public static SiteConfigured unsaid(SiteId site) {
        return new SiteConfigured(site, LeaseMode.AVAILABLE, List.of(), Access.USUAL, 0, Epoch.ZERO, Instant.EPOCH);
    }

    /** Whether one of these tokens opens nothing any more at a time, by the clock alone. */
    public boolean hasEnded(Digest token, Instant now) {
        return tokenEnds.stream().anyMatch(end -> end.token().equals(token) && !now.isBefore(end.at()));
    }

    @Override
    public String states() {
        return SETTINGS;
    }
}
