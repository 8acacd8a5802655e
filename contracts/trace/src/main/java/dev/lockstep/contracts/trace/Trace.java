package dev.lockstep.contracts.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which trace something belongs to, and what it is done for, as it travels: the text of W3C's {@code traceparent}
 * (Trace Context, §3.2); empty for what belongs to none.
 *
 * <p>What is being done at this moment is known to whoever is called for it, without being handed through everything in
 * between: {@link #current}. Other threads do not know, unless they are told.
 */
public record Trace(String parent) {

    /** The name under which it travels, over HTTP and over Kafka. */
    public static final String FIELD = "traceparent";

    public static final Trace NONE = new Trace("");

    private static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();
    private static final Pattern FORM =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

    /** Reads what somebody else wrote; what is no trace is none. */
    public static Trace parse(String traceparent) {
        return FORM.matcher(traceparent).matches() ? new Trace(traceparent) : NONE;
    }

    /** What is being done belongs to this one. */
    public static Trace current() {
        return CURRENT.orElse(NONE);
    }

    public boolean isNone() {
        return parent.isEmpty();
    }

    /** The name that all of a trace has in common; empty for none. */
    public Optional<String> id() {
        return part(1);
    }

    /** The name of what is done within the trace; empty for none. */
    public Optional<String> span() {
        return part(2);
    }

    /** Does something that belongs to this trace. */
    public void run(Runnable action) {
        if (isNone()) {
            action.run();
        } else {
            ScopedValue.where(CURRENT, this).run(action);
        }
    }

    /** Does something that belongs to this trace, and returns what comes of it. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> action) throws X {
        return isNone() ? action.call() : ScopedValue.where(CURRENT, this).call(action);
    }

    private Optional<String> part(int group) {
        Matcher parts = FORM.matcher(parent);
        return parts.matches() ? Optional.of(parts.group(group)) : Optional.empty();
    }
}
