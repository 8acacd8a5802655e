package dev.lockstep.deploy.audit;

/**
 * Who asked: the name of a token, never its secret, or of whatever else can ask.
 *
 * @param token the id of the token; empty where none was shown
 * @param from the address that the request came from; empty when it came from nowhere else
 */
public record Actor(String name, Cause cause, String token, String from) {

    /** How somebody asks. */
    public enum Cause {
        /** By a request to the API, with a token. */
        API,
        /** By a record in Kafka, whose access lists say who may write it. */
        KAFKA,
        /** Nobody did: the platform goes on with what it had begun. */
        PLATFORM
    }

    public static final Actor PLATFORM = new Actor("platform");

    /** The platform itself, or a part of it. */
    public Actor(String name) {
        this(name, Cause.PLATFORM, "", "");
    }

    public static Actor byKafka(String name) {
        return new Actor(name, Cause.KAFKA, "", "");
    }

    public static Actor byToken(String id, String name) {
        return new Actor(name, Cause.API, id, "");
    }

    public Actor at(String address) {
        return new Actor(name, cause, token, address);
    }

    @Override
    public String toString() {
        return name;
    }
}
