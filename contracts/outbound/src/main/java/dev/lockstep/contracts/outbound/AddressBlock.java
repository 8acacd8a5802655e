package dev.lockstep.contracts.outbound;

import java.math.BigInteger;

/** Addresses that share their first bits, as in RFC 4632: {@code 10.0.0.0/8}. */
record AddressBlock(BigInteger network, int addressBits, int prefixBits) {
    static AddressBlock of(byte[] network, int prefixBits) {
        return new AddressBlock(new BigInteger(1, network), network.length * Byte.SIZE, prefixBits);
    }

    boolean contains(byte[] address) {
        int free = addressBits - prefixBits;
        return address.length * Byte.SIZE == addressBits
                && new BigInteger(1, address).shiftRight(free).equals(network.shiftRight(free));
    }
}
