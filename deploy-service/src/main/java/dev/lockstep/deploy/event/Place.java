package dev.lockstep.deploy.event;

/** Where on Kafka a record lies. */
public record Place(String topic, int partition, long offset) {

    /** Of two places in one partition. */
    Place earlier(Place other) {
        return other.offset < offset ? other : this;
    }
}
