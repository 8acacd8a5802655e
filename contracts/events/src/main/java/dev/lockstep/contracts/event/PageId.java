package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.PageKey;

/** One page of one deploy. */
public record PageId(DeployId deploy, PageKey page) {

    /** The identity in one line, as records on Kafka are keyed. */
    public String text() {
        return deploy.text() + " " + page.text();
    }

    @Override
    public String toString() {
        return text();
    }
}
