package dev.lockstep.edge.access;

/**
 * What came with a request; nothing by which somebody proves who they are.
 *
 * @param serverName the host that the TLS handshake asked for
 */
public record Fields(String host, String serverName, String referer, String userAgent) {

    /** Of a request that nobody read. */
    public static final Fields UNREAD = new Fields("", "", "", "");

    public Fields {
        host = Cut.toLength(host);
        serverName = Cut.toLength(serverName);
        referer = Cut.toLength(Secrets.mask(referer));
        userAgent = Cut.toLength(userAgent);
    }
}
