package dev.lockstep.platform.local.http;

import java.io.IOException;

/** Somebody else listens at a port that was asked for. */
public final class PortInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    PortInUseException(int port, IOException cause) {
        super("port " + port + " is in use: stop what listens there, or choose another --port-base", cause);
    }
}
