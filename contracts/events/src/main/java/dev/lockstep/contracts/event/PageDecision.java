package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import java.time.Instant;

/** What an edge does with an address now, and because of what. */
public sealed interface PageDecision {

    /** In one word, such as in {@code Cache-Status}. */
    String outcome();

    /** For people: why, in a part of a sentence. */
    String why();

    /** A file of the deploy. */
    record File(CanonicalPath path) implements PageDecision {
        @Override
        public String outcome() {
            return "file";
        }

        @Override
        public String why() {
            return "the deploy has the file " + path;
        }
    }

    /** Neither a file nor a route. */
    record Nothing() implements PageDecision {
        @Override
        public String outcome() {
            return "nothing";
        }

        @Override
        public String why() {
            return "the deploy has neither a file nor a route for it";
        }
    }

    /** A page that would have too long a key to be known by. */
    record TooLong() implements PageDecision {
        @Override
        public String outcome() {
            return "too-long";
        }

        @Override
        public String why() {
            return "its path and what its route lets it depend on take more than " + PageKey.MAX_BYTES + " bytes";
        }
    }

    /** The site's own page for what it does not have, such as the nearest {@code 404.html}. */
    record InPlaceOfNothing(int status, CanonicalPath path) implements PageDecision {
        @Override
        public String outcome() {
            return "nothing";
        }

        @Override
        public String why() {
            return "the deploy answers with status " + status + " and shows its file " + path;
        }
    }

    /** The address leads elsewhere: by a redirect of the deploy, or as what it means is shown at another. */
    record Moved(int status, String location) implements PageDecision {
        @Override
        public String outcome() {
            return "moved";
        }

        @Override
        public String why() {
            return "the deploy has this address lead to " + location + " with status " + status;
        }
    }

    /**
     * A redirect of the deploy leads elsewhere.
     *
     * @param rule as somebody would write it, with the query and the conditions that it wants
     */
    record Redirected(int status, String location, String rule) implements PageDecision {
        @Override
        public String outcome() {
            return "moved";
        }

        @Override
        public String why() {
            return "the redirect '" + rule + "' leads to " + location + " with status " + status;
        }
    }

    /**
     * What another server answers is shown by a redirect of the deploy.
     *
     * @param rule as somebody would write it, but for keys in the address, which visitors never see
     */
    record Proxied(String rule) implements PageDecision {
        public Proxied {
            rule = Redacted.text(rule);
        }

        @Override
        public String outcome() {
            return "pass";
        }

        @Override
        public String why() {
            return "the redirect '" + rule + "' shows what another server answers";
        }
    }

    /** Nothing of it is ever stored. */
    record Passed() implements PageDecision {
        @Override
        public String outcome() {
            return "pass";
        }

        @Override
        public String why() {
            return "its route stores nothing: each request goes through to the renderer";
        }
    }

    /** The page was never seen here. */
    record Missing() implements PageDecision {
        @Override
        public String outcome() {
            return "miss";
        }

        @Override
        public String why() {
            return "no render of the page is known under this deploy";
        }
    }

    /** Served as it is. */
    record Fresh(Instant until) implements PageDecision {
        @Override
        public String outcome() {
            return "fresh";
        }

        @Override
        public String why() {
            return "it is fresh until " + until;
        }
    }

    /** Served, and asked for anew: it is old. */
    record Outlived(Instant since) implements PageDecision {
        @Override
        public String outcome() {
            return "stale";
        }

        @Override
        public String why() {
            return "it has been older than its route allows since " + since;
        }
    }

    /** Served only if no new one can be made: it is very old. */
    record Expired(Instant since) implements PageDecision {
        @Override
        public String outcome() {
            return "miss";
        }

        @Override
        public String why() {
            return "it has been too old to be shown while a new one is made since " + since;
        }
    }

    /** Served, and asked for anew: it was purged softly after its data was read. */
    record SoftlyPurged(PurgeScope scope, Epoch epoch) implements PageDecision {
        @Override
        public String outcome() {
            return "stale";
        }

        @Override
        public String why() {
            return "soft purge " + epoch + " of " + scope.text() + " came after its data was read";
        }
    }

    /** Never served again: it was purged after its data was read. */
    record HardlyPurged(PurgeScope scope, Epoch epoch) implements PageDecision {
        @Override
        public String outcome() {
            return "refused";
        }

        @Override
        public String why() {
            return "hard purge " + epoch + " of " + scope.text() + " came after its data was read";
        }
    }

    /** Never served again: its deploy came back, and the data is from before. */
    record FromBefore(Epoch validFrom) implements PageDecision {
        @Override
        public String outcome() {
            return "refused";
        }

        @Override
        public String why() {
            return "under this deploy, pages count only with data read at epoch " + validFrom + " or later";
        }
    }

    /** Never served again: it is from before all purges that are still remembered. */
    record BelowFloor(Epoch floor) implements PageDecision {
        @Override
        public String outcome() {
            return "refused";
        }

        @Override
        public String why() {
            return "its data was read before epoch " + floor + ", and purges from before then are forgotten";
        }
    }
}
