package dev.lockstep.edge.door;

/** A request's line and header fields, once they are known to be right. */
public final class ReadHead {

    private final byte[] octets;
    private final FieldLines lines;
    private final String method;
    private final String target;
    private final boolean isOld;

    ReadHead(byte[] octets, FieldLines lines, String method, String target, boolean isOld) {
        this.octets = octets;
        this.lines = lines;
        this.method = method;
        this.target = target;
        this.isOld = isOld;
    }

    public String method() {
        return method;
    }

    /** As it was sent. */
    public String target() {
        return target;
    }

    /** A field's value by its name in lower case, empty when it was not sent. Lines of one name count as one list. */
    public String field(String name) {
        return lines.values(octets, name, name.equals("cookie") ? "; " : ", ");
    }

    /** Whether other requests may follow on its connection, as is usual for HTTP/1.1 (RFC 9112 §9.3). */
    public boolean persists() {
        String connection = field("connection");
        return !isOld && (connection.isEmpty() || connection.equalsIgnoreCase("keep-alive"));
    }
}
