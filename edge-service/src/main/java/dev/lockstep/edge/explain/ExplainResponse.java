package dev.lockstep.edge.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Downstream;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.continuity.Ended;
import dev.lockstep.edge.site.SiteView;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * Adds to one response why it is as it is, for those who show a token of the site. Whoever shows none, or another one,
 * gets what everybody gets.
 */
public final class ExplainResponse {

    /** The header that carries the token. */
    public static final String TOKEN = "lockstep-explain-token";

    private static final String EXPLAIN = "lockstep-explain";

    private final EdgeId edge;
    private final ExplainPage explain;

    public ExplainResponse(EdgeId edge, ExplainPage explain) {
        this.edge = edge;
        this.explain = explain;
    }

    /**
     * Compares with each of the site's tokens in the same time, whichever it is. A token that has ended by this edge's clock is none,
     * whether or not anybody has said so.
     */
    public static boolean isAllowed(String token, SiteView view, Instant now) {
        byte[] shown = Digest.of(token.getBytes(UTF_8)).hex().getBytes(UTF_8);
        boolean found = false;
        for (Digest known : view.settings().tokenDigests()) {
            boolean same = MessageDigest.isEqual(shown, known.hex().getBytes(UTF_8));
            found |= same && !view.settings().hasEnded(known, now);
        }
        return found;
    }

    /** Says beside why it is so for what its visitor has waited, or not. */
    public static Reply waited(Reply explained, Ended how) {
        String header = explained.headers().getOrDefault(EXPLAIN, "");
        return explained.with(EXPLAIN, ExplainHeader.waited(header, how));
    }

    /** No cache may give to somebody else what was told to this one. */
    public Reply explain(Reply reply, Answer answer, Instant now) {
        String why = ExplainHeader.of(edge, explain.tell(answer, now), coding(reply));
        return Downstream.forbid(reply).with(EXPLAIN, why);
    }

    private static String coding(Reply reply) {
        return reply.content() instanceof Reply.Content.OfBlob
                ? reply.headers().getOrDefault("content-encoding", "identity")
                : "";
    }
}
