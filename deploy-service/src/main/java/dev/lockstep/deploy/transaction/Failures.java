package dev.lockstep.deploy.transaction;

/** Tells failures that may pass from those that stay. */
public interface Failures {

    /** Whether the same fails again however often it is tried: not for how things are, but for what it holds. */
    boolean stay(Throwable failure);
}
