package dev.lockstep.deploy.outbox.kafka;

import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes bytes as they are, and none at all as a tombstone, since a channel carries no null. */
public final class TombstoneSerializer implements Serializer<byte[]> {

    static final byte[] TOMBSTONE = {};

    @Override
    public byte @Nullable [] serialize(String topic, byte[] bytes) {
        return bytes.length == 0 ? null : bytes;
    }
}
