package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.Manifest;
import java.util.List;

/** What the files of a deploy come to. */
public sealed interface Assembly {

    record Assembled(Manifest manifest) implements Assembly {}

    /** The deploy fails; everything that is wrong is told at once. */
    record Refused(List<Problem> problems) implements Assembly {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }
}
