package dev.lockstep.edge.door;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Answers requests at the door that need nobody behind it, in the very bytes that would come from there. */
@FunctionalInterface
public interface Shortcut {

    /** Everybody is let in. */
    Shortcut NONE = _ -> null;

    /** What a request without content is told, if that is told here; called on its connection's event loop. */
    @Nullable
    Said answer(ReadHead head);

    /**
     * A whole answer.
     *
     * @param head to its empty line
     * @param body is shared: take a duplicate to read it
     */
    record Said(ByteBuffer head, ByteBuffer body) {}
}
