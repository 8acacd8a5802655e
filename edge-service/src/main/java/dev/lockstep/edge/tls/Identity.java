package dev.lockstep.edge.tls;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A certificate and the key that proves it.
 *
 * @param name of the files that it was read from, such as {@code shop/tls}
 * @param chain this edge's own certificate first, then those that vouch for it
 * @param hosts that it is for, in lower case, perhaps with a star as the first label (RFC 6125 §6.4.3)
 */
public record Identity(String name, PrivateKey key, List<X509Certificate> chain, List<String> hosts) {

    private static final int DNS_NAME = 2;

    public Identity {
        chain = List.copyOf(chain);
        hosts = List.copyOf(hosts);
    }

    static Identity of(String name, PrivateKey key, List<X509Certificate> chain) throws CertificateParsingException {
        var names = chain.getFirst().getSubjectAlternativeNames();
        List<String> hosts = names == null
                ? List.of()
                : names.stream()
                        .filter(entry -> entry.getFirst().equals(DNS_NAME))
                        .map(entry -> String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT))
                        .toList();
        return new Identity(name, key, chain, hosts);
    }

    /** Such as {@code EC}. */
    public String keyAlgorithm() {
        return chain.getFirst().getPublicKey().getAlgorithm();
    }

    /** From when on visitors do not believe it any more: it, or one of those that vouch for it, is too old. */
    Instant ends() {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
