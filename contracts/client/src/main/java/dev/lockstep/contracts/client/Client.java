package dev.lockstep.contracts.client;

/**
 * Who sent a request.
 *
 * @param address as a literal; of IPv6 without brackets
 * @param secure whether they came by TLS, here or at a trusted proxy
 * @param proxied whether a trusted proxy handed the request on: only then may be believed what it says of its visitor
 */
public record Client(String address, boolean secure, boolean proxied) {

    /** As URLs name it. */
    public String scheme() {
        return secure ? "https" : "http";
    }
}
