package dev.lockstep.contracts.client;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as they are written, and never asks a name server. */
final class Literal {

    private static final Pattern IPV4 = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern BRACKETED = Pattern.compile("\\[([^]]*)](:[0-9]{1,5})?");
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]*):[0-9]{1,5}");

    /** That of an IPv4 address inside of one of IPv6, with four digits for each group. */
    private static final int LONGEST = 45;

    private Literal() {}

    static Optional<InetAddress> of(String text) {
        boolean isLiteral = text.length() <= LONGEST
                && (IPV4.matcher(text).matches() || IPV6.matcher(text).matches());
        if (!isLiteral) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    /** One that a proxy names: perhaps in brackets, perhaps with a port (RFC 7239 §6). */
    static Optional<InetAddress> ofNode(String node) {
        var bracketed = BRACKETED.matcher(node);
        if (bracketed.matches()) {
            return of(bracketed.group(1));
        }
        var withPort = WITH_PORT.matcher(node);
        return of(withPort.matches() ? withPort.group(1) : node);
    }
}
