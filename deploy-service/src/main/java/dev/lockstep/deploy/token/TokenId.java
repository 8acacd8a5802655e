package dev.lockstep.deploy.token;

/** What a token is called in URLs and in the audit log; no secret. */
public record TokenId(String text) {
    /** The token that the service is configured with. */
    public static final TokenId CONFIGURED = new TokenId("configured");

    public TokenId {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a token without an id");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
