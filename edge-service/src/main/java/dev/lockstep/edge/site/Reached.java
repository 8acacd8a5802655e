package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.Epoch;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far this edge has come with a site.
 *
 * @param epoch the latest that is in effect, whether or not all before it are
 * @param refused publishes that were read and cannot be put into effect yet
 */
public record Reached(Epoch epoch, SortedSet<Epoch> refused) {

    static final Reached NOTHING = new Reached(Epoch.ZERO, Collections.emptySortedSet());

    public Reached {
        refused = Collections.unmodifiableSortedSet(new TreeSet<>(refused));
    }

    /** The latest up to which everything is in effect: what is shown is not from before it. */
    public Epoch whole() {
        return refused.isEmpty() ? epoch : earlier(epoch, before(refused.first()));
    }

    /** Whether something up to an epoch was read and is not in effect. */
    public boolean lacks(Epoch upTo) {
        return !refused.isEmpty() && !upTo.isBefore(refused.first());
    }

    Reached at(Epoch reached) {
        return new Reached(epoch.isBefore(reached) ? reached : epoch, refused);
    }

    Reached refusing(Epoch publish) {
        SortedSet<Epoch> more = new TreeSet<>(refused);
        more.add(publish);
        return new Reached(epoch, more);
    }

    /** What a publish shows makes up for those before it. */
    Reached publishing(Epoch publish) {
        return new Reached(epoch, refused.tailSet(publish.next())).at(publish);
    }

    Reached withoutRefusals() {
        return new Reached(epoch, Collections.emptySortedSet());
    }

    private static Epoch before(Epoch epoch) {
        return new Epoch(Math.max(0, epoch.number() - 1));
    }

    private static Epoch earlier(Epoch one, Epoch other) {
        return other.isBefore(one) ? other : one;
    }
}
