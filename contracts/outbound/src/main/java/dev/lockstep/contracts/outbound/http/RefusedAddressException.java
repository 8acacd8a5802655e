package dev.lockstep.contracts.outbound.http;

import java.net.UnknownHostException;

/** Carries a refusal out of the client, which lets a resolver fail only in this way. */
final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String reason) {
        super(reason);
    }
}
