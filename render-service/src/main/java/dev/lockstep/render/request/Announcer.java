package dev.lockstep.render.request;

import dev.lockstep.contracts.event.PageEvent;
import java.io.IOException;

/** Tells everybody what became of a page. */
@FunctionalInterface
public interface Announcer {

    /** Returns when the announcement cannot be lost any more. */
    void announce(PageEvent event) throws IOException, InterruptedException;
}
