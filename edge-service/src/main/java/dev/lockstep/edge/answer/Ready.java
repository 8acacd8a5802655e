package dev.lockstep.edge.answer;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reply that is prepared, also as bytes, for whoever gets it as it is or has it already. */
public final class Ready {

    private static final Set<String> OF_THE_MOMENT = Set.of(Compose.CACHE_STATUS, Moment.AGE);

    private final Reply reply;
    private final @Nullable Imprint whole;
    private final @Nullable Imprint notModified;

    private Ready(Reply reply, Reply lasting) {
        boolean isSelected = Selected.isSelected(reply);
        this.reply = reply;
        this.whole = isSelected ? imprint(lasting) : null;
        this.notModified = isSelected ? imprint(Selected.notModified(lasting)) : null;
    }

    static Ready file(Reply reply) {
        return new Ready(reply, reply);
    }

    /** But for what is said of it by a {@link Moment}. */
    static Ready page(Reply reply) {
        return new Ready(reply, reply.without(OF_THE_MOMENT));
    }

    public Reply reply() {
        return reply;
    }

    /** What goes out as it is prepared; nothing for whoever wants some of it, or wants it on conditions that do not hold. */
    public @Nullable Imprint imprint(RequestHead head) {
        if (whole == null || !head.header().apply("range").isEmpty()) {
            return null;
        }
        return switch (Preconditions.of(reply, head.header())) {
            case HOLD -> whole;
            case NOT_MODIFIED -> notModified;
            case FAILED -> null;
        };
    }

    /** In bytes, without what the reply's strings share with others. */
    int weight() {
        return (whole == null ? 0 : whole.length()) + (notModified == null ? 0 : notModified.length());
    }

    private static @Nullable Imprint imprint(Reply reply) {
        Optional<Imprint> imprint = Imprint.of(reply);
        return imprint.isPresent() ? imprint.get() : null;
    }
}
