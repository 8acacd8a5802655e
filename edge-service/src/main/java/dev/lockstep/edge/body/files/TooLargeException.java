package dev.lockstep.edge.body.files;

import java.io.IOException;

/** A blob would take more of the room than one copy may. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(long mostBytes) {
        super("it takes more than " + mostBytes + " bytes");
    }
}
