package dev.lockstep.render.request;

import dev.lockstep.contracts.event.Lane;

/**
 * How much a worker does at once.
 *
 * @param renders in all
 * @param perSite so that a site whose origin is slow leaves room for others
 * @param perOrigin so that no origin is asked by too many at once
 * @param buffer how many pages may wait, for visitors and for all others each
 */
public record Limits(int renders, int perSite, int perOrigin, int buffer) {

    public Limits {
        if (Math.min(Math.min(renders, perSite), Math.min(perOrigin, buffer)) < 1) {
            throw new IllegalArgumentException("no worker works without room: " + renders + " renders, " + perSite
                    + " per site, " + perOrigin + " per origin, " + buffer + " waiting");
        }
    }

    /** What is less urgent leaves room for what may come and is more urgent: nothing that has begun is stopped. */
    int perLane(Lane lane) {
        return Math.max(
                1,
                switch (lane) {
                    case VISITOR -> renders;
                    case DEMAND -> renders * 7 / 8;
                    case TIMED -> renders * 3 / 4;
                    case SPARE -> renders / 4;
                });
    }
}
