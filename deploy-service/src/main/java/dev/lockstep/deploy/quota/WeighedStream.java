package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.WatchedStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Fails instead of reporting the end when all of it is too much, so that whoever stores the bytes stores nothing. How much
 * room they take is known no sooner: none, if the same are held already.
 */
final class WeighedStream extends WatchedStream {
    private final Scales scales;
    private final MessageDigest digest = Digest.sha256();
    private long size;
    private boolean weighed;

    WeighedStream(InputStream source, Scales scales) {
        super(source);
        this.scales = scales;
    }

    /** Tells what there is too much of with a content. */
    @FunctionalInterface
    interface Scales {
        Optional<Excess> weigh(Blob content);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read >= 0) {
            digest.update(buffer, offset, read);
            size += read;
        } else if (!weighed) {
            weigh();
            weighed = true;
        }
        return read;
    }

    private void weigh() throws ExcessException {
        Optional<Excess> excess = scales.weigh(new Blob(Digest.finish(digest), size));
        if (excess.isPresent()) {
            throw new ExcessException(excess.get());
        }
    }
}
