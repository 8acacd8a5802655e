package dev.lockstep.platform.child;

import java.nio.file.Path;
import java.util.List;

/** How to run a process. */
public record ChildSpec(String name, List<String> command, Path log, Readiness readiness) {

    public ChildSpec {
        command = List.copyOf(command);
    }
}
