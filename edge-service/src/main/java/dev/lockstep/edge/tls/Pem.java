package dev.lockstep.edge.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two texts as certificate tools write them (RFC 7468).
 *
 * @param certificates one or more, this edge's own first
 * @param key that of the first certificate, not encrypted: PKCS #8, or the older forms of RSA and EC keys
 */
public record Pem(String certificates, String key) {

    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]++)-----END \\1PRIVATE KEY-----");

    /**
     * Reads both.
     *
     * @throws GeneralSecurityException if they cannot be read or do not belong together; it says why
     */
    public Identity identity(String name) throws GeneralSecurityException {
        List<X509Certificate> chain = chain();
        PrivateKey read = privateKey(chain.getFirst());
        requireMatch(read, chain.getFirst());
        Identity identity = Identity.of(name, read, chain);
        if (identity.hosts().isEmpty()) {
            throw new CertificateException("the certificate names no host");
        }
        return identity;
    }

    private List<X509Certificate> chain() throws CertificateException {
        var encoded = new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII));
        List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(encoded).stream()
                .map(X509Certificate.class::cast)
                .toList();
        if (chain.isEmpty()) {
            throw new CertificateException("there is no certificate in it");
        }
        return chain;
    }

    private PrivateKey privateKey(X509Certificate certificate) throws GeneralSecurityException {
        Matcher block = KEY.matcher(key);
        if (!block.find()) {
            throw new GeneralSecurityException("there is no private key in it that is not encrypted");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(block.group(2));
        byte[] pkcs8 = block.group(1).isEmpty()
                ? encoded
                : Pkcs8.wrap(encoded, certificate.getPublicKey().getEncoded());
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static void requireMatch(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        byte[] anything = certificate.getSerialNumber().toByteArray();
        Signature signature = Signature.getInstance(algorithm(key));
        signature.initSign(key);
        signature.update(anything);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(anything);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key is not that of the certificate");
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
