package dev.lockstep.contracts.pass;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which header fields go through: those of the message, and none of the connection (RFC 9110 §7.6.1) or of Lockstep. */
public final class EndToEnd {

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "expect",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final String OURS = "lockstep-";
    private static final String LENGTH = "content-length";

    private EndToEnd() {}

    /** What goes on of a request: whom it is sent to, and how long its body is, is said anew at each step. */
    public static HeaderFields ofRequest(HeaderFields fields) {
        return of(fields).without(name -> name.equals("host") || name.equals(LENGTH));
    }

    /** What goes on of a response. Its length does, as it may be that of a body that is not sent (RFC 9110 §8.6). */
    public static HeaderFields ofResponse(HeaderFields fields) {
        boolean isChunked = fields.has("transfer-encoding");
        return of(fields).without(name -> isChunked && name.equals(LENGTH));
    }

    /** Whether an answer to a request of this method has a body, if its header says nothing else (RFC 9112 §6.3). */
    public static boolean mayHaveBody(String method, int status) {
        return !method.equals("HEAD") && status != 204 && status != 304;
    }

    private static HeaderFields of(HeaderFields fields) {
        Set<String> dropped = new HashSet<>(OF_THE_CONNECTION);
        for (String named : fields.joined("connection").split(",", -1)) {
            dropped.add(named.strip().toLowerCase(Locale.ROOT));
        }
        return fields.without(name -> dropped.contains(name) || name.startsWith(OURS));
    }
}
