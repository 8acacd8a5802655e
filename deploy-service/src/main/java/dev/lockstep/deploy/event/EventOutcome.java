package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.event.PagesCovered.Share;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of changes that came together.
 *
 * @param versions each tag and the version that was named for it, empty when none was
 * @param epoch of the purge; zero when there was none
 */
public record EventOutcome(
        SiteId site,
        String topic,
        int records,
        PurgeKind kind,
        SortedMap<String, String> versions,
        Share share,
        Ending ending,
        Epoch epoch,
        Instant at) {

    public enum Ending {
        PURGED,
        /** The rule says only to tell. */
        TOLD,
        /** It would have covered more of the site than the rule allows. */
        STOPPED
    }

    public EventOutcome {
        versions = new TreeMap<>(versions);
    }
}
