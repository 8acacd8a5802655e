package dev.lockstep.render.page;

import dev.lockstep.contracts.encoding.Effort;
import dev.lockstep.contracts.encoding.EncodeBlob;
import dev.lockstep.contracts.event.PageRevalidated;
import java.io.IOException;

/** Adds compressed forms to a page that is good: somebody may wait for it, so it is done quickly. */
public final class EncodePage {

    private final EncodeBlob encode;

    public EncodePage(EncodeBlob encode) {
        this.encode = encode;
    }

    /** What its origin has encoded by itself, or wants to be left as it is (RFC 9111 §5.2.2.6), stays so. */
    RenderOutcome encode(RenderOutcome outcome) throws IOException {
        return outcome instanceof RenderOutcome.Rendered(PageRevalidated page) && mayBeEncoded(page)
                ? new RenderOutcome.Rendered(page.with(
                        encode.encode(page.body(), page.headers().getOrDefault("content-type", ""), Effort.QUICK)))
                : outcome;
    }

    private static boolean mayBeEncoded(PageRevalidated page) {
        return !page.headers().containsKey("content-encoding")
                && !page.headers().getOrDefault("cache-control", "").contains("no-transform");
    }
}
