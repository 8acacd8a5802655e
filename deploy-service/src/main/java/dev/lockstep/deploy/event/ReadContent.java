package dev.lockstep.deploy.event;

import dev.lockstep.deploy.event.rule.Content;
import java.util.Optional;

/** Reads the notation in which records are written. */
@FunctionalInterface
public interface ReadContent {

    /** Nothing when there are no bytes; empty when they are not in the notation, or beyond its limits. */
    Optional<Content> read(byte[] bytes);
}
