package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Which events are meant: what they state about a site as of which epoch. */
public record Statement(SiteId site, Set<String> states, Epoch epoch) {

    public Statement {
        states = Set.copyOf(states);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a statement states something");
        }
    }

    public Statement(SiteId site, String states, Epoch epoch) {
        this(site, Set.of(states), epoch);
    }

    public static Statement of(SiteEvent event) {
        return new Statement(event.site(), event.states(), event.epoch());
    }

    /** Events of one site that happened together. */
    public static Statement of(Collection<? extends SiteEvent> events) {
        SiteEvent any = events.iterator().next();
        return new Statement(
                any.site(), events.stream().map(SiteEvent::states).collect(Collectors.toSet()), any.epoch());
    }
}
