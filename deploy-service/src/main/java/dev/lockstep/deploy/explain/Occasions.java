package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import java.util.Optional;

/** Knows what was done to sites. */
public interface Occasions {

    /** The latest thing that concerned the page, after one epoch and up to the one that the render's cause names. */
    Optional<Occasion> behind(PageRevalidated render, Epoch after);
}
