package dev.lockstep.edge.answer;

import dev.lockstep.contracts.blob.Blob;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of a reply goes to a visitor who has some of it, or wants no more than some of it: RFC 9110 §13 and §14. */
public final class Selected {

    private static final String CONTENT_RANGE = "content-range";

    /** None of the text of a page or the bytes of a file can be made to hold it: it depends on the very bytes. */
    private static final String BOUNDARY = "lockstep-";

    /** A boundary has at most 70 characters (RFC 2046 §5.1.1). */
    private static final int BOUNDARY_DIGITS = 48;

    private Selected() {}

    /** Conditions and ranges count where something is there that has an entity tag, and nowhere else. */
    public static Reply of(Reply reply, RequestHead head, boolean wantsContent) {
        if (!isSelected(reply)) {
            return reply;
        }
        return switch (Preconditions.of(reply, head.header())) {
            case HOLD -> wantsContent ? ranges(reply, head) : reply;
            case NOT_MODIFIED -> notModified(reply);
            case FAILED -> Reply.plain(412, "What is here is not what the request expects.");
        };
    }

    static boolean isSelected(Reply reply) {
        return reply.status() == 200 && reply.headers().containsKey("etag");
    }

    /** The fields that a copy is brought up to date with stay (RFC 9110 §15.4.5). */
    static Reply notModified(Reply reply) {
        SortedMap<String, String> kept = new TreeMap<>(reply.headers());
        kept.keySet().removeIf(name -> name.startsWith("content-") && !name.equals("content-location"));
        return new Reply(304, kept, new Reply.Content.None());
    }

    private static Reply ranges(Reply reply, RequestHead head) {
        String range = head.header().apply("range");
        if (range.isEmpty()
                || !(reply.content() instanceof Reply.Content.Stored(Blob blob, var _))
                || isOutdated(reply, head)) {
            return reply;
        }
        return switch (RangesWanted.of(range, blob.sizeBytes())) {
            case RangesWanted.Whole() -> reply;
            case RangesWanted.Nothing() ->
                Reply.plain(416, "This has no more than " + blob.sizeBytes() + " bytes.")
                        .with(CONTENT_RANGE, "bytes */" + blob.sizeBytes());
            case RangesWanted.Some(List<ByteRange> ranges)
            when ranges.size() == 1 ->
                new Reply(206, reply.headers(), new Reply.Content.Part(blob, ranges.getFirst()))
                        .with(CONTENT_RANGE, ranges.getFirst().of(blob.sizeBytes()));
            case RangesWanted.Some(List<ByteRange> ranges) -> several(reply, blob, ranges);
        };
    }

    /** A part of what was there before may not be put together with this (RFC 9110 §13.1.5). A date proves nothing. */
    private static boolean isOutdated(Reply reply, RequestHead head) {
        String ifRange = head.header().apply("if-range").strip();
        return !ifRange.isEmpty() && !ifRange.equals(reply.headers().get("etag"));
    }

    /** RFC 9110 §14.6. */
    private static Reply several(Reply reply, Blob blob, List<ByteRange> ranges) {
        String boundary = BOUNDARY + blob.digest().hex().substring(0, BOUNDARY_DIGITS);
        String type = reply.headers().getOrDefault("content-type", "application/octet-stream");
        List<Reply.Piece> pieces = ranges.stream()
                .map(range -> new Reply.Piece("""
                        \r
                        --%s\r
                        Content-Type: %s\r
                        Content-Range: %s\r
                        \r
                        """.formatted(boundary, type, range.of(blob.sizeBytes())), range))
                .toList();
        Reply.Content parts = new Reply.Content.Parts(blob, pieces, "\r\n--" + boundary + "--\r\n");
        return new Reply(206, reply.headers(), parts)
                .with("content-type", "multipart/byteranges; boundary=" + boundary);
    }
}
