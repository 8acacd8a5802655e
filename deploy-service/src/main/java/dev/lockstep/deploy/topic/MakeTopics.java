package dev.lockstep.deploy.topic;

/** Makes topics that went missing while this service runs. */
@FunctionalInterface
public interface MakeTopics {

    /** Makes those that are missing; false when they are not all there afterwards, and as they must be. */
    boolean make();
}
