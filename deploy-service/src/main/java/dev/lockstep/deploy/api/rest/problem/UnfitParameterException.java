package dev.lockstep.deploy.api.rest.problem;

import jakarta.ws.rs.BadRequestException;

/** A parameter of a request says something that nobody understands; the message and the hint are for the caller. */
public final class UnfitParameterException extends BadRequestException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public UnfitParameterException(String reason, String hint) {
        super(reason);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}
