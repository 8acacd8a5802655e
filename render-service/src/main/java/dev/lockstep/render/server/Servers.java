package dev.lockstep.render.server;

import dev.lockstep.contracts.manifest.Manifest;
import java.io.IOException;
import java.net.URI;

/** The servers of deploys, of which several run side by side. */
public interface Servers {

    /**
     * A server that listens, started if need be; the caller closes the use.
     *
     * @throws IOException when the deploy cannot be read or unpacked
     */
    Access use(ServerId server, Manifest manifest) throws IOException, InterruptedException;

    sealed interface Access {
        record Open(Use use) implements Access {}

        /**
         * It does not run, and is not to be started now.
         *
         * @param log the last that it wrote
         */
        record Unavailable(String reason, String log) implements Access {}
    }

    /** Keeps a server from being stopped. */
    interface Use extends AutoCloseable {
        URI base();

        /** It gave an answer, whichever: it is healthy. */
        void answered();

        /** It gave none. A server that has never given one is not waited for any longer. */
        void silent(String reason);

        /** The last lines that it wrote. */
        String log();

        @Override
        void close();
    }
}
