package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.Directives;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.SurrogateControl;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.site.SiteView;
import java.net.URI;
import java.util.Set;

/**
 * What somebody asks of a route whose answers are kept.
 *
 * @param target with the scheme and the host that the origin is told, as it may answer by them; a redirect that leads on to
 *     it is the fragment, as other visitors may be led elsewhere
 * @param fields as they go on to the origin
 */
public record Wanted(Answer.Pass pass, String method, URI target, HeaderFields fields) {

    /** One who names themselves, asks for a part, or holds something may be answered what nobody else is. */
    private static final Set<String> OF_ONE = Set.of(
            "authorization",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "range");

    /** By these, some frameworks answer another request than the one that was sent, and its answer would be kept for this. */
    private static final Set<String> OTHERWISE = Set.of(
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-host",
            "x-original-url",
            "x-rewrite-url");

    /** An origin is told that there is a cache that it may speak to. */
    public Wanted {
        fields = fields.without(name -> reads(method) && OTHERWISE.contains(name))
                .with(SurrogateControl.CAPABILITY, SurrogateControl.OURS);
    }

    SiteView view() {
        return pass.view();
    }

    boolean reads() {
        return reads(method);
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Whether the answer is likely to be one that others want as well. */
    boolean isLikeOthers() {
        return method.equals("GET") && OF_ONE.stream().noneMatch(fields::has) && !says("no-store");
    }

    /** Whether only what is kept already is asked for (RFC 9111 §5.2.1.7). */
    boolean isOnlyIfCached() {
        return says("only-if-cached");
    }

    private boolean says(String directive) {
        return Directives.lenient(fields.joined("cache-control")).has(directive);
    }
}
