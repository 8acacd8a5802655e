package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.deploy.audit.Actor;
import java.time.Instant;

/**
 * Something that was done to a site and after which pages had to be rendered anew.
 *
 * @param kind such as {@code publish} or {@code hard purge}
 * @param what it was done with, such as {@code deploy d2} or {@code tag:product:7}
 */
public record Occasion(String kind, Epoch epoch, String what, Actor actor, Instant at) {

    /** In one line: {@code hard purge 17 of tag:product:7 by ci}. */
    public String text() {
        return kind + " " + epoch + " of " + what + " by " + actor;
    }
}
