package dev.lockstep.deploy.audit;

/**
 * Who asked: the name of a token, never the token itself, or of a command.
 *
 * @param from the address that the request came from; empty when it came from nowhere else
 */
public record Actor(String name, String from) {

    public Actor(String name) {
        this(name, "");
    }

    public Actor at(String address) {
        return new Actor(name, address);
    }

    @Override
    public String toString() {
        return name;
    }
}
