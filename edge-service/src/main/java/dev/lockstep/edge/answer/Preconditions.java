package dev.lockstep.edge.answer;

import dev.lockstep.contracts.pass.HttpDate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the conditions of a request come to, in the order of RFC 9110 §13.2.2. Conditions of dates count where the response
 * has a date, which only some pages of origins do: two deploys may be published in one second, so that a date would take
 * one for the other.
 */
enum Preconditions {

    /** As if there were none. */
    HOLD,

    /** The visitor has it already. */
    NOT_MODIFIED,

    /** The visitor wants it only if it is another one than it is. */
    FAILED;

    /** {@code reply} is what the visitor would get without them; {@code header} gives a field's value, or nothing. */
    static Preconditions of(Reply reply, UnaryOperator<String> header) {
        String etag = reply.headers().getOrDefault("etag", "");
        return isWanted(etag, reply, header) ? isHeld(etag, reply, header) : FAILED;
    }

    private static boolean isWanted(String etag, Reply reply, UnaryOperator<String> header) {
        String ifMatch = header.apply("if-match");
        if (!ifMatch.isEmpty()) {
            return EntityTag.isListedStrongly(etag, ifMatch);
        }
        Optional<Instant> unmodifiedSince = date(header.apply("if-unmodified-since"));
        return unmodifiedSince.isEmpty()
                || isUnmodified(reply, unmodifiedSince.get()).orElse(true);
    }

    private static Preconditions isHeld(String etag, Reply reply, UnaryOperator<String> header) {
        String ifNoneMatch = header.apply("if-none-match");
        if (!ifNoneMatch.isEmpty()) {
            return EntityTag.isListedWeakly(etag, ifNoneMatch) ? NOT_MODIFIED : HOLD;
        }
        Optional<Instant> modifiedSince = date(header.apply("if-modified-since"));
        boolean isHeld = modifiedSince.isPresent()
                && isUnmodified(reply, modifiedSince.get()).orElse(false);
        return isHeld ? NOT_MODIFIED : HOLD;
    }

    /** Nothing where the reply does not say when it was modified. */
    private static Optional<Boolean> isUnmodified(Reply reply, Instant since) {
        return date(reply.headers().getOrDefault("last-modified", "")).map(modified -> !modified.isAfter(since));
    }

    /** A date that cannot be read is none (RFC 9110 §13.1.3). */
    private static Optional<Instant> date(String field) {
        return field.isEmpty() ? Optional.empty() : HttpDate.read(field);
    }
}
