package dev.lockstep.deploy.api.rest.access;

import dev.lockstep.contracts.blob.WatchedStream;
import dev.lockstep.deploy.api.rest.problem.EndedTokenException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** A request's body, which may have taken any time to come: its end is reached only with a token that is still valid then. */
final class GuardedBody extends WatchedStream {
    private final BooleanSupplier stillValid;

    GuardedBody(InputStream body, BooleanSupplier stillValid) {
        super(body);
        this.stillValid = stillValid;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read < 0 && !stillValid.getAsBoolean()) {
            throw new EndedTokenException();
        }
        return read;
    }
}
