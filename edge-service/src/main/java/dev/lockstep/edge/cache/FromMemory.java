package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A kept answer as a visitor gets it.
 *
 * @param status 304 for one who has it already, 206 for one who asks for a part
 */
public record FromMemory(int status, HeaderFields fields, ByteBuffer body, String cacheStatus) {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    static FromMemory of(Kept kept, HeaderFields asked, Instant now, String cacheStatus) {
        Received received = kept.received();
        HeaderFields fields =
                received.fields().with("age", Long.toString(received.age(now).toSeconds()));
        if (Revalidation.isHeld(asked, received)) {
            return new FromMemory(304, Revalidation.ofNotModified(fields), NOTHING, cacheStatus);
        }
        ByteBuffer body = kept.body().asReadOnlyBuffer();
        return Part.of(asked, received, body.remaining())
                .map(part -> part(part, fields, body, cacheStatus))
                .orElseGet(() -> new FromMemory(received.status(), sized(received, fields, body), body, cacheStatus));
    }

    private static HeaderFields sized(Received received, HeaderFields fields, ByteBuffer body) {
        return received.status() == 204 ? fields : fields.with("content-length", Integer.toString(body.remaining()));
    }

    private static FromMemory part(Part part, HeaderFields fields, ByteBuffer body, String cacheStatus) {
        ByteBuffer cut = body.slice(part.first(), part.last() - part.first() + 1);
        HeaderFields said = fields.with("content-range", part.text(body.remaining()))
                .with("content-length", Integer.toString(cut.remaining()));
        return new FromMemory(part.isBeyond() ? 416 : 206, said, cut, cacheStatus);
    }
}
