package dev.lockstep.platform.measure.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What is on its way in one direction of a connection. */
final class Parcels {

    private static final int LARGEST = 64 * 1024;
    /** Nothing is sent empty. */
    private static final byte[] END = {};

    private final DelayQueue<Parcel> underWay = new DelayQueue<>();
    private long latest = System.nanoTime();

    /** Takes all that comes, until its end. */
    void collect(InputStream from, Supplier<Duration> oneWay) throws IOException {
        byte[] buffer = new byte[LARGEST];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            byte[] content = new byte[read];
            System.arraycopy(buffer, 0, content, 0, read);
            send(content, oneWay.get());
        }
        end(oneWay.get());
    }

    void end(Duration oneWay) {
        send(END, oneWay);
    }

    /** Hands over each when it is there, until the end. */
    void deliver(OutputStream to) throws IOException, InterruptedException {
        for (Parcel parcel = underWay.take(); !parcel.isEnd(); parcel = underWay.take()) {
            to.write(parcel.content);
        }
    }

    /** No two at the same time, and none before an earlier one: the queue knows no other order. */
    private void send(byte[] content, Duration oneWay) {
        latest = Math.max(latest + 1, System.nanoTime() + oneWay.toNanos());
        underWay.add(new Parcel(content, latest));
    }

    private static final class Parcel implements Delayed {
        private final byte[] content;
        private final long thereAtNanos;

        Parcel(byte[] content, long thereAtNanos) {
            this.content = content;
            this.thereAtNanos = thereAtNanos;
        }

        boolean isEnd() {
            return content.length == END.length;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(thereAtNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(thereAtNanos, ((Parcel) other).thereAtNanos);
        }
    }
}
