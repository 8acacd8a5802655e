package dev.lockstep.edge.answer;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The form of a reply that its visitor takes. Each form has an entity tag of its own, and caches are told that there are
 * several, whichever goes out (RFC 9110 §12.5.5): so nobody is given a form that was meant for somebody else.
 */
public final class Negotiated {

    private static final String CONTENT_ENCODING = "content-encoding";
    private static final String ACCEPT_ENCODING = "accept-encoding";

    private Negotiated() {}

    /** The reply in the form that a visitor takes; from then on it has no other. */
    public static Reply of(Reply reply, RequestHead head) {
        if (!(reply.content() instanceof Reply.Content.Stored(Blob blob, var encodings))
                || encodings.isEmpty()
                || reply.headers().containsKey(CONTENT_ENCODING)) {
            return reply;
        }
        Reply plain = new Reply(reply.status(), reply.headers(), new Reply.Content.Stored(blob));
        Reply varying = Vary.add(plain, List.of(ACCEPT_ENCODING));
        return chosen(head, encodings)
                .map(coding -> encoded(varying, coding, Objects.requireNonNull(encodings.get(coding))))
                .orElse(varying);
    }

    /**
     * The form that a visitor takes; nothing for what it is by itself. Several parts are not put together of something
     * encoded: the whole answer would have to be called encoded.
     */
    static Optional<ContentCoding> chosen(RequestHead head, SortedMap<ContentCoding, Blob> encodings) {
        if (encodings.isEmpty()) {
            return Optional.empty();
        }
        boolean severalParts = head.header().apply("range").indexOf(',') >= 0;
        return severalParts
                ? Optional.empty()
                : AcceptedCodings.choose(head.header().apply(ACCEPT_ENCODING), encodings.keySet());
    }

    private static Reply encoded(Reply reply, ContentCoding coding, Blob form) {
        SortedMap<String, String> headers = new TreeMap<>(reply.headers());
        headers.put(CONTENT_ENCODING, coding.token());
        headers.computeIfPresent("etag", (_, etag) -> EntityTag.ofForm(etag, coding, form));
        return new Reply(reply.status(), headers, new Reply.Content.Stored(form));
    }
}
