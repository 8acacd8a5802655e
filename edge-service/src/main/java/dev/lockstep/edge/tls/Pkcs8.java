package dev.lockstep.edge.tls;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.util.Arrays;

/**
 * Puts the older encodings of keys into the one that says what kind of key it is (RFC 5958 §2). The kind stands in the
 * certificate as well, so that none of it has to be understood here.
 */
final class Pkcs8 {

    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    private Pkcs8() {}

    /**
     * @param key an RSAPrivateKey (RFC 8017 §A.1.2) or an ECPrivateKey (RFC 5915 §3)
     * @param publicKey a SubjectPublicKeyInfo (RFC 5280 §4.1), whose first part is the algorithm
     */
    static byte[] wrap(byte[] key, byte[] publicKey) throws InvalidKeyException {
        byte[] algorithm = first(content(publicKey));
        return element(SEQUENCE, concatenated(VERSION, algorithm, element(OCTET_STRING, key)));
    }

    private static byte[] element(byte tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80
                ? new byte[] {tag, (byte) length}
                : new byte[] {tag, (byte) 0x82, (byte) (length >> Byte.SIZE), (byte) length};
        return concatenated(head, content);
    }

    private static byte[] content(byte[] element) throws InvalidKeyException {
        int head = headLength(element);
        return Arrays.copyOfRange(element, head, element.length);
    }

    /** The first element of several. */
    private static byte[] first(byte[] elements) throws InvalidKeyException {
        int length = headLength(elements) + Byte.toUnsignedInt(elements[1]);
        if (elements[0] != SEQUENCE || elements[1] < 0 || length > elements.length) {
            throw new InvalidKeyException("this kind of key is not known here");
        }
        return Arrays.copyOf(elements, length);
    }

    private static int headLength(byte[] element) throws InvalidKeyException {
        if (element.length < 2) {
            throw new InvalidKeyException("the key ends too soon");
        }
        return element[1] >= 0 ? 2 : 2 + (element[1] & 0x7F);
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
