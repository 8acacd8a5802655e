package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import java.util.ArrayList;
import java.util.List;

/**
 * The one thing of a site that moves, and its clock.
 *
 * @param locked whether the live deploy stays until someone unlocks it
 * @param previous the deploys that were live before, the latest first; a bounded few
 */
public record Pointer(Live live, boolean locked, Epoch epoch, List<DeployId> previous) {
    /** How many earlier deploys keep their files reachable for pages that were opened before the flip. */
    static final int MAX_PREVIOUS = 5;

    /** Where every site begins. */
    public static final Pointer START = new Pointer(new Live.Nothing(), false, Epoch.ZERO, List.of());

    public Pointer {
        previous = List.copyOf(previous);
    }

    /** Shows a deploy from the next epoch on. */
    public Pointer show(DeployId deploy) {
        return new Pointer(new Live.Showing(deploy), locked, epoch.next(), previousTo(deploy));
    }

    /** The next epoch, with everything as it was. */
    public Pointer step() {
        return new Pointer(live, locked, epoch.next(), previous);
    }

    /** A later epoch, with everything as it was. */
    public Pointer liftTo(Epoch later) {
        return new Pointer(live, locked, later, previous);
    }

    public Pointer lock(boolean lock) {
        return new Pointer(live, lock, epoch, previous);
    }

    private List<DeployId> previousTo(DeployId next) {
        List<DeployId> before = new ArrayList<>(previous);
        if (live instanceof Live.Showing(DeployId shown)) {
            before.addFirst(shown);
        }
        return before.stream()
                .filter(deploy -> !deploy.equals(next))
                .distinct()
                .limit(MAX_PREVIOUS)
                .toList();
    }
}
