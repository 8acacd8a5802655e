package dev.lockstep.deploy.topic;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the topics were seen to be there and as they must be. */
@ApplicationScoped
public class TopicsReady {
    private volatile boolean ready;

    public boolean isReady() {
        return ready;
    }

    public void ready() {
        ready = true;
    }
}
