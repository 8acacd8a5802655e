package dev.lockstep.contracts.client;

import java.math.BigInteger;
import java.net.InetAddress;

/** Addresses that share their first bits (RFC 4632 §3.1, RFC 4291 §2.3). */
public record Network(BigInteger bits, int addressBits, int prefixBits) {

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException if that is not what it says
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] address = Literal.of(slash < 0 ? text : text.substring(0, slash))
                .map(InetAddress::getAddress)
                .orElseThrow(() -> new IllegalArgumentException("not a network, such as 10.0.0.0/8: " + text));
        int addressBits = address.length * Byte.SIZE;
        int prefixBits = slash < 0 ? addressBits : Integer.parseInt(text.substring(slash + 1));
        if (prefixBits < 0 || prefixBits > addressBits) {
            throw new IllegalArgumentException("an address has " + addressBits + " bits, not so many: " + text);
        }
        return of(address, prefixBits, text);
    }

    private static Network of(byte[] address, int prefixBits, String text) {
        BigInteger bits = new BigInteger(1, address);
        int addressBits = address.length * Byte.SIZE;
        if (bits.getLowestSetBit() >= 0 && bits.getLowestSetBit() < addressBits - prefixBits) {
            throw new IllegalArgumentException("this address lies inside of the network, it does not name it: " + text);
        }
        return new Network(bits, addressBits, prefixBits);
    }

    boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        int free = addressBits - prefixBits;
        return bytes.length * Byte.SIZE == addressBits
                && new BigInteger(1, bytes).shiftRight(free).equals(bits.shiftRight(free));
    }
}
