package dev.lockstep.deploy.configuration.toml;

/** What is not TOML 1.0, or beyond what is read of it. */
final class MalformedToml extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final String reason;
    private final String hint;

    MalformedToml(int line, String reason, String hint) {
        super(reason);
        this.line = line;
        this.reason = reason;
        this.hint = hint;
    }

    int line() {
        return line;
    }

    String reason() {
        return reason;
    }

    String hint() {
        return hint;
    }
}
