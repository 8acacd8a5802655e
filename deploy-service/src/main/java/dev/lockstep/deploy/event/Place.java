package dev.lockstep.deploy.event;

/** Where on Kafka a record lies. */
public record Place(String topic, int partition, long offset) {

    boolean isBefore(Place other) {
        return offset < other.offset;
    }
}
