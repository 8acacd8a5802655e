package dev.lockstep.edge.cache;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The body of an answer that is to be kept, as it arrives. It is kept when it is whole, and fits: what breaks off never is.
 * One thread at a time.
 */
public final class Gathering {

    static final long ANY = -1;

    private final Room room;
    private final long length;
    private final Consumer<ByteBuffer> whole;
    private final Flights.Flight flight;
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private long size;
    private boolean over;

    /**
     * @param length that it is said to have, or {@link #ANY}
     * @param flight lands when nothing more is to come of it
     */
    Gathering(Room room, long length, Consumer<ByteBuffer> whole, Flights.Flight flight) {
        this.room = room;
        this.length = length;
        this.whole = whole;
        this.flight = flight;
    }

    /** Whether it may still be kept. */
    public boolean isUnderWay() {
        return !over;
    }

    /** Whether others wait for it. */
    public boolean isFollowed() {
        return flight.isFollowed();
    }

    /**
     * Takes a copy of a piece, unless that is more than may be kept. What has all the bytes that it was said to have is kept
     * at once: whoever is sent the last of them may ask again before anybody says that it is over.
     */
    public void add(ByteBuffer piece) {
        int bytes = piece.remaining();
        if (over) {
            return;
        }
        if (size + bytes > room.largest() || !room.take(bytes)) {
            giveUp();
            return;
        }
        size += bytes;
        pieces.add(ByteBuffer.allocate(bytes).put(piece.duplicate()).flip());
        if (size == length) {
            end();
        }
    }

    /** No more is to come, and nothing is missing. */
    public void end() {
        if (!over && (length == ANY || length == size)) {
            ByteBuffer body = ByteBuffer.allocate((int) size);
            pieces.forEach(body::put);
            whole.accept(body.flip());
        }
        giveUp();
    }

    /** Nothing is kept. */
    public void giveUp() {
        if (!over) {
            over = true;
            pieces.clear();
            room.giveBack(size);
            flight.land();
        }
    }
}
