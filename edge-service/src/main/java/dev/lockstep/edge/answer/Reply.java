package dev.lockstep.edge.answer;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A response, but for what the connection adds to it.
 *
 * @param headers names in lower case
 */
public record Reply(int status, Map<String, String> headers, Content content) {

    public Reply {
        headers = Fields.of(headers);
    }

    /** A part with what is said of it, which is in ASCII. */
    public record Piece(String before, ByteRange range) {
        long length() {
            return before.length() + range.length();
        }
    }

    /** What follows the header. */
    public sealed interface Content {
        /**
         * A blob as it is.
         *
         * @param encodings other forms of it that may go out in its place
         */
        record Stored(Blob blob, SortedMap<ContentCoding, Blob> encodings) implements OfBlob {
            public Stored(Blob blob) {
                this(blob, Collections.emptySortedMap());
            }

            @Override
            public long length() {
                return blob.sizeBytes();
            }
        }

        /** A blob, or some of it. */
        sealed interface OfBlob extends Content {
            Blob blob();

            /** In bytes, as it goes out. */
            long length();
        }

        /** Some bytes of a blob. */
        record Part(Blob blob, ByteRange range) implements OfBlob {
            @Override
            public long length() {
                return range.length();
            }
        }

        /** Several parts of a blob, each with a text before it, and a text after the last. */
        record Parts(Blob blob, List<Piece> pieces, String end) implements OfBlob {
            public Parts {
                pieces = List.copyOf(pieces);
            }

            @Override
            public long length() {
                return end.length() + pieces.stream().mapToLong(Piece::length).sum();
            }
        }

        record Text(String text) implements Content {}

        record None() implements Content {}
    }

    /** Something that is not of any deploy, such as a refusal. */
    public static Reply plain(int status, String text) {
        return new Reply(status, Map.of(), new Content.Text(text + "\n"))
                .with("content-type", "text/plain; charset=utf-8")
                .with("cache-control", "no-store")
                .with("x-content-type-options", "nosniff");
    }

    public Reply with(String name, String value) {
        return new Reply(status, Fields.of(headers).with(name, value), content);
    }

    /** The same without these fields. */
    Reply without(Set<String> names) {
        SortedMap<String, String> kept = new TreeMap<>(headers);
        kept.keySet().removeAll(names);
        return new Reply(status, kept, content);
    }
}
