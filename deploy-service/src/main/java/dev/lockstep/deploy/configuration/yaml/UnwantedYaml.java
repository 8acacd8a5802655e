package dev.lockstep.deploy.configuration.yaml;

/** YAML that is well-formed and more than a configuration needs. */
final class UnwantedYaml extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final String reason;
    private final String hint;

    UnwantedYaml(int line, String reason, String hint) {
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
