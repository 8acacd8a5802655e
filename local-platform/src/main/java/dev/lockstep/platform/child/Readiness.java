package dev.lockstep.platform.child;

/** Tells whether a process does its job by now. */
@FunctionalInterface
public interface Readiness {

    boolean isReady();
}
