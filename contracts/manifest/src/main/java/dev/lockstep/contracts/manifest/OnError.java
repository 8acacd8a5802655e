package dev.lockstep.contracts.manifest;

/** What a visitor gets when a page cannot be made. */
public sealed interface OnError {

    /** The last good page, however old; without one, that the page could not be made. */
    record Stale() implements OnError {}

    /** A file of the deploy, never cached downstream. */
    record Shell(CanonicalPath file) implements OnError {}

    /** An error of the author's choice. */
    record Status(int status) implements OnError {
        public Status {
            if (status < 500 || status > 599) {
                throw new IllegalArgumentException("what cannot be made is an error of the server, not " + status);
            }
        }
    }
}
