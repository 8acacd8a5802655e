package dev.lockstep.deploy.configuration.notation;

import dev.lockstep.contracts.event.Problem;
import java.io.IOException;
import java.io.InputStream;

/** Reads the notation of a configuration file, and knows nothing of what its keys mean. */
@FunctionalInterface
public interface ReadConfiguration {

    /** What a file turned out to be. */
    sealed interface Reading {

        record Tree(Node root) implements Reading {}

        /** Not the notation, or beyond its limits. */
        record Refused(Problem problem) implements Reading {}
    }

    /**
     * Reads to the end of {@code source}, unless that is beyond all limits.
     *
     * @param file the name that problems tell
     */
    Reading read(String file, InputStream source) throws IOException;
}
