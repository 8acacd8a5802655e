package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.PageKey;
import java.util.Optional;

/** One page of one deploy. */
public record PageId(DeployId deploy, PageKey page) {

    /** The identity in one line, as records on Kafka are keyed. */
    public String text() {
        return deploy.text() + " " + page.text();
    }

    /** Reads what {@link #text} wrote; empty for what names no page. */
    public static Optional<PageId> parse(String text) {
        int space = text.indexOf(' ');
        return DeployId.parse(text.substring(0, Math.max(0, space)))
                .flatMap(deploy -> PageKey.parse(text.substring(space + 1)).map(page -> new PageId(deploy, page)));
    }

    @Override
    public String toString() {
        return text();
    }
}
