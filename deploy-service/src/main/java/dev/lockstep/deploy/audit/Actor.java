package dev.lockstep.deploy.audit;

/** Who asked: the name of a token, never the token itself, or of a command. */
public record Actor(String name) {
    @Override
    public String toString() {
        return name;
    }
}
