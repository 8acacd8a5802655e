package dev.lockstep.edge.answer;

import dev.lockstep.contracts.blob.Blob;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A response, but for what the connection adds to it.
 *
 * @param headers names in lower case
 */
public record Reply(int status, SortedMap<String, String> headers, Content content) {

    public Reply {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** What follows the header. */
    public sealed interface Content {
        record Stored(Blob blob) implements Content {}

        record Text(String text) implements Content {}

        record None() implements Content {}
    }

    /** Something that is not of any deploy, such as a refusal. */
    public static Reply plain(int status, String text) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("content-type", "text/plain; charset=utf-8");
        headers.put("cache-control", "no-store");
        headers.put("x-content-type-options", "nosniff");
        return new Reply(status, headers, new Content.Text(text + "\n"));
    }

    public Reply with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, content);
    }

    /** The same without its content, for a visitor who holds that already (RFC 9110 §15.4.5). */
    public Reply unlessHeld(String ifNoneMatch) {
        if (status != 200 || !EntityTag.isListed(headers.getOrDefault("etag", "none"), ifNoneMatch)) {
            return this;
        }
        SortedMap<String, String> kept = new TreeMap<>(headers);
        kept.remove("content-type");
        return new Reply(304, kept, new Content.None());
    }
}
