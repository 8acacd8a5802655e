package dev.lockstep.contracts.client;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tells visitors from the proxies in front of a service. What a trusted proxy says is believed, of the one that asked it; if
 * that is a trusted proxy too, so is what that one says. Whatever was said before is what anybody could have written.
 */
public final class Proxies {

    private final List<Network> trusted;
    private final ProxyHeader says;

    /**
     * Trusts the addresses of these networks.
     *
     * @param says the fields that all these proxies write themselves, whatever they were sent
     */
    public Proxies(List<Network> trusted, ProxyHeader says) {
        this.trusted = List.copyOf(trusted);
        this.says = says;
    }

    /** With none of them everybody is who they seem to be. */
    public static Proxies none() {
        return new Proxies(List.of(), ProxyHeader.X_FORWARDED);
    }

    public boolean isTrusted(String address) {
        return !trusted.isEmpty() && Literal.of(address).filter(this::isTrusted).isPresent();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.holds(address));
    }

    /**
     * Who sent a request.
     *
     * @param peer whose connection it is
     * @param secure whether that is a TLS connection
     * @param header a field's lines as one list by its name in lower case, empty when it was not sent
     */
    public Client client(String peer, boolean secure, UnaryOperator<String> header) {
        Client known = new Client(peer, secure, false);
        if (!isTrusted(peer)) {
            return known;
        }
        for (Hop hop : says.hops(header).reversed()) {
            boolean came = isSecure(hop, known);
            Optional<InetAddress> address = Literal.ofNode(hop.node());
            if (address.isEmpty()) {
                return new Client(known.address(), came, true);
            }
            known = new Client(address.get().getHostAddress(), came, true);
            if (!isTrusted(address.get())) {
                return known;
            }
        }
        return new Client(known.address(), known.secure(), true);
    }

    /** What a proxy does not say is as it was. */
    private static boolean isSecure(Hop hop, Client known) {
        return switch (hop.scheme()) {
            case "https" -> true;
            case "http" -> false;
            default -> known.secure();
        };
    }
}
