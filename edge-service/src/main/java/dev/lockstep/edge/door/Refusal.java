package dev.lockstep.edge.door;

/** Why a request is not let in. Each ends its connection: where it ends, and what follows it, cannot be told for sure. */
public enum Refusal {
    REQUEST_LINE(400, "the request line cannot be read"),
    VERSION(505, "this version of HTTP is not spoken here"),
    TARGET(400, "the target holds what none may hold"),
    TARGET_TOO_LONG(414, "the target is too long"),
    LINE_END(400, "a line ends in something else than CR LF"),
    FIELD(400, "a header field cannot be read"),
    FOLDED(400, "a header field goes on in another line"),
    HEAD_TOO_LARGE(431, "the header is too large"),
    TOO_MANY_FIELDS(431, "the header has too many fields"),
    HOST(400, "a request names exactly one host"),
    LENGTH(400, "the content's length cannot be told"),
    TRANSFER_CODING(400, "no transfer coding is taken but chunked, alone"),
    FRAMING(400, "the content's end is told in two ways"),
    EXPECTATION(417, "nothing can be expected but 100-continue"),
    CHUNK(400, "a chunk cannot be read"),
    TRAILER(400, "the trailer cannot be read"),
    BODY_TOO_LARGE(413, "the content is too large"),
    SLOW_HEAD(408, "the header did not arrive in time"),
    SLOW_BODY(408, "the content did not arrive in time"),
    SLOW_READ(408, "the answer was not taken in time"),
    TOO_MANY_CONNECTIONS(503, "this address has too many connections");

    private final int status;
    private final String words;

    Refusal(int status, String words) {
        this.status = status;
        this.words = words;
    }

    public int status() {
        return status;
    }

    /** What whoever is refused can read, in ASCII. */
    public String text() {
        return "Refused: " + words + ".\n";
    }
}
