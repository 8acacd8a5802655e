package dev.lockstep.edge.door;

/** What a request's header comes to. */
public sealed interface Admission {

    /** It is let in, with this after it. */
    record Let(ReadHead head, Framing content) implements Admission {}

    record Refused(Refusal why) implements Admission {}

    /** How the content's end is told (RFC 9112 §6.3). */
    sealed interface Framing {

        /** Known by its length, in bytes; 0 when there is none. */
        record Length(long bytes) implements Framing {}

        record Chunked() implements Framing {}
    }
}
