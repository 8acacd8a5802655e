package dev.lockstep.edge.door;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a request's line and header fields as strictly as RFC 9112 allows: whatever two readers might read in two ways is
 * refused, so that nobody behind this one reads another request out of it. Every line is known to end in CR LF.
 */
public final class HeadReader {

    private static final int LONGEST_METHOD = 32;
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._~-]++|\\[[0-9A-Fa-f:.]{2,45}+])(?::[0-9]{1,5}+)?+");
    private static final Pattern DEFAULT_PORT = Pattern.compile("(?<=[^:]):(80|443)?$");

    private final Limits limits;
    private final byte[] octets;
    private final int end;
    private final FieldLines lines = new FieldLines();
    private int at;
    private boolean isOld;
    private String method = "";
    private String target = "";
    private String authority = "";
    private String host = "";
    private int hosts;
    private int lengths;
    private int codings;
    private long length;

    private HeadReader(Limits limits, byte[] octets, int end) {
        this.limits = limits;
        this.octets = octets;
        this.end = end;
    }

    /** Reads the first {@code end} of these bytes, the last four of which are two ends of lines. */
    public static Admission read(Limits limits, byte[] octets, int end) {
        try {
            return new HeadReader(limits, octets, end).read();
        } catch (RefusedException refused) {
            return new Admission.Refused(refused.why());
        }
    }

    private Admission.Let read() throws RefusedException {
        requestLine();
        int fields = 0;
        while (at < end - 2) {
            fields++;
            require(fields <= limits.fields(), Refusal.TOO_MANY_FIELDS);
            field();
        }
        checkHost();
        Admission.Framing content = framing();
        return new Admission.Let(new ReadHead(octets, lines, method, target, isOld), content);
    }

    private void requestLine() throws RefusedException {
        int methodEnd = token(Refusal.REQUEST_LINE);
        require(methodEnd - at <= LONGEST_METHOD && octets[methodEnd] == Octets.SPACE, Refusal.REQUEST_LINE);
        method = Octets.text(octets, at, methodEnd);
        at = methodEnd + 1;
        int targetEnd = at;
        while (Octets.isVisible(octets[targetEnd])) {
            require(octets[targetEnd] != '#', Refusal.TARGET);
            targetEnd++;
        }
        require(
                octets[targetEnd] >= Octets.SPACE,
                octets[targetEnd] == Octets.CR ? Refusal.REQUEST_LINE : Refusal.TARGET);
        require(octets[targetEnd] == Octets.SPACE, Refusal.TARGET);
        require(targetEnd - at <= limits.targetBytes(), Refusal.TARGET_TOO_LONG);
        target = Octets.text(octets, at, targetEnd);
        checkTarget();
        at = targetEnd + 1;
        version();
    }

    /** Origin form, absolute form, or the asterisk (RFC 9112 §3.2). What connects to elsewhere is no server's to do. */
    private void checkTarget() throws RefusedException {
        if (target.startsWith("/") || (target.equals("*") && method.equals("OPTIONS"))) {
            return;
        }
        String lower = target.toLowerCase(Locale.ROOT);
        int scheme = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : 0;
        require(scheme > 0, method.equals("CONNECT") ? Refusal.REQUEST_LINE : Refusal.TARGET);
        int path = scheme;
        while (path < lower.length() && "/?".indexOf(lower.charAt(path)) < 0) {
            path++;
        }
        authority = lower.substring(scheme, path);
        require(!authority.isEmpty(), Refusal.TARGET);
    }

    private void version() throws RefusedException {
        int lineEnd = lineEnd();
        String version = Octets.text(octets, at, lineEnd);
        isOld = version.equals("HTTP/1.0");
        if (!isOld && !version.equals("HTTP/1.1")) {
            throw new RefusedException(version.matches("HTTP/[0-9]\\.[0-9]") ? Refusal.VERSION : Refusal.REQUEST_LINE);
        }
        at = lineEnd + 2;
    }

    private void field() throws RefusedException {
        require(!Octets.isBlank(octets[at]), Refusal.FOLDED);
        int nameEnd = token(Refusal.FIELD);
        require(octets[nameEnd] == ':', Refusal.FIELD);
        int lineEnd = nameEnd + 1;
        while (octets[lineEnd] != Octets.CR) {
            require(Octets.isOfValue(octets[lineEnd]), Refusal.FIELD);
            lineEnd++;
        }
        int name = at;
        at = lineEnd + 2;
        lines.add(name, nameEnd, lineEnd);
        weigh(name, nameEnd, lineEnd);
    }

    /** By its length and first letter first: few fields matter here, and most requests have many. */
    private void weigh(int from, int nameEnd, int lineEnd) throws RefusedException {
        int nameLength = nameEnd - from;
        if (nameLength == 4 && isNamed(from, "host")) {
            hosts++;
            host = value(nameEnd, lineEnd).toLowerCase(Locale.ROOT);
        } else if (nameLength == 6 && isNamed(from, "expect")) {
            require(value(nameEnd, lineEnd).equalsIgnoreCase("100-continue"), Refusal.EXPECTATION);
        } else if (nameLength == 14 && isNamed(from, "content-length")) {
            lengths++;
            length = length(value(nameEnd, lineEnd));
        } else if (nameLength == 17 && isNamed(from, "transfer-encoding")) {
            codings++;
            require(value(nameEnd, lineEnd).equalsIgnoreCase("chunked"), Refusal.TRANSFER_CODING);
        }
    }

    /** An underscore counts as the hyphen that some who come later make of it. */
    private boolean isNamed(int from, String name) {
        for (int i = 0; i < name.length(); i++) {
            int letter = octets[from + i];
            int lower = letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter == '_' ? '-' : letter;
            if (lower != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String value(int colon, int lineEnd) {
        return Octets.stripped(octets, colon + 1, lineEnd);
    }

    private static long length(String value) throws RefusedException {
        require(LENGTH.matcher(value).matches(), Refusal.LENGTH);
        return Long.parseLong(value);
    }

    /** One host, and the same one where a target names it too (RFC 9112 §3.2.2). */
    private void checkHost() throws RefusedException {
        require(hosts == 1 && isHost(host), Refusal.HOST);
        require(authority.isEmpty() || withoutDefaultPort(authority).equals(withoutDefaultPort(host)), Refusal.HOST);
    }

    /** Nearly every host is letters, digits and dots, which takes no pattern. */
    private static boolean isHost(String host) {
        return isPlainName(host) || HOST.matcher(host).matches();
    }

    private static boolean isPlainName(String host) {
        for (int i = 0; i < host.length(); i++) {
            char letter = host.charAt(i);
            if ((letter < 'a' || letter > 'z') && (letter < '0' || letter > '9') && letter != '.' && letter != '-') {
                return false;
            }
        }
        return !host.isEmpty();
    }

    private static String withoutDefaultPort(String host) {
        return DEFAULT_PORT.matcher(host).replaceFirst("");
    }

    private Admission.Framing framing() throws RefusedException {
        require(lengths <= 1, Refusal.LENGTH);
        require(codings <= 1, Refusal.TRANSFER_CODING);
        require(lengths + codings <= 1 && !(isOld && codings > 0), Refusal.FRAMING);
        require(length <= limits.bodyBytes(), Refusal.BODY_TOO_LARGE);
        return codings > 0 ? new Admission.Framing.Chunked() : new Admission.Framing.Length(length);
    }

    /** The end of the token that begins here. */
    private int token(Refusal otherwise) throws RefusedException {
        int tokenEnd = at;
        while (Octets.isToken(octets[tokenEnd])) {
            tokenEnd++;
        }
        require(tokenEnd > at, otherwise);
        return tokenEnd;
    }

    private int lineEnd() {
        int lineEnd = at;
        while (octets[lineEnd] != Octets.CR) {
            lineEnd++;
        }
        return lineEnd;
    }

    private static void require(boolean holds, Refusal otherwise) throws RefusedException {
        if (!holds) {
            throw new RefusedException(otherwise);
        }
    }
}
