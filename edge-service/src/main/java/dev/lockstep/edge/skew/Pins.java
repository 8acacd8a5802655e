package dev.lockstep.edge.skew;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.Cookies;
import dev.lockstep.edge.answer.Downstream;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.site.Earlier;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets visitors of a site that allows it stay with a deploy that was live when they came, for as long as its files are kept
 * for them. They can name no other: what was never live is known to those who were told of it.
 */
public final class Pins {

    private static final String PARAMETER = "dpl";
    private static final String FIELD = "lockstep-pin";
    private static final String COOKIE = "lockstep-pin";
    private static final String VARY = "vary";

    private final Sites sites;
    private final Retention retention;

    public Pins(Sites sites, Retention retention) {
        this.sites = sites;
        this.retention = retention;
    }

    /** The earlier deploy that a visitor stays with; empty for one who is shown what is live. */
    public Optional<Shown.Permalink> pinned(RequestHead head, SiteView live, Instant now) {
        Optional<DeployId> named = named(head);
        if (named.isEmpty() || named.get().equals(live.deploy())) {
            return Optional.empty();
        }
        List<Earlier> kept = retention.keeps(sites.earlier(live.site()), now);
        return kept.stream()
                .map(Earlier::shown)
                .filter(shown -> shown.deploy().equals(named.get()))
                .findFirst();
    }

    /** What a pin shows is for whoever pinned it, and for no search engine. */
    public static Reply keep(Reply reply) {
        return Downstream.keepFromOthers(vary(reply)).with("x-robots-tag", "noindex");
    }

    /** Where pins are allowed a cache has to know by what else an answer was chosen than its URL (RFC 9110 §12.5.5). */
    public static Reply vary(Reply reply) {
        String before = reply.headers().getOrDefault(VARY, "");
        return reply.with(VARY, (before.isEmpty() ? "" : before + ", ") + "Cookie, Lockstep-Pin");
    }

    /** A URL is the plainest word, then a field, then what a browser sends by itself. */
    private static Optional<DeployId> named(RequestHead head) {
        return Stream.of(
                        head.query().getOrDefault(PARAMETER, ""),
                        head.header().apply(FIELD),
                        Cookies.parse(head.header().apply("cookie")).value(COOKIE))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .flatMap(DeployId::parse);
    }
}
