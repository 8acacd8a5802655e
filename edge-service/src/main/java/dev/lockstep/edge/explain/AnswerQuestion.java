package dev.lockstep.edge.explain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.filtering;
import static java.util.stream.Collectors.teeing;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeAnswer;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;

/** Answers questions from what this edge holds, as it would decide for a visitor now. */
public final class AnswerQuestion {
    private final Sites sites;
    private final Manifests manifests;
    private final Pages pages;
    private final ExplainPage explain;

    public AnswerQuestion(Sites sites, Manifests manifests, Pages pages, ExplainPage explain) {
        this.sites = sites;
        this.manifests = manifests;
        this.pages = pages;
        this.explain = explain;
    }

    /** May block: the manifest of a permalink is fetched. */
    public EdgeAnswer answer(EdgeQuestion question, Instant now) {
        return switch (question) {
            case EdgeQuestion.ExplainPage(String host, String target) ->
                within(host, view -> explain(target, view, now));
            case EdgeQuestion.CountPages(var _, var deploy) -> count(deploy);
        };
    }

    private EdgeAnswer within(String host, Function<SiteView, EdgeAnswer> explained) {
        return switch (sites.shown(host)) {
            case Shown.Prepared(SiteView view) -> explained.apply(view);
            case Shown.Permalink permalink -> fetched(permalink, explained);
            case Shown.Nothing() -> new EdgeAnswer.NoSuchHost();
        };
    }

    private EdgeAnswer fetched(Shown.Permalink permalink, Function<SiteView, EdgeAnswer> explained) {
        try {
            return explained.apply(permalink.view(manifests.fetch(permalink.manifest())));
        } catch (IOException unreadable) {
            return new EdgeAnswer.NotExplained("the deploy cannot be read at the moment");
        }
    }

    private EdgeAnswer explain(String target, SiteView view, Instant now) {
        return switch (AskedTarget.parse(target)) {
            case AskedTarget.Refused(String reason) -> new EdgeAnswer.NotExplained(reason);
            case AskedTarget.Head(var head) -> explain.explain(head, view, now);
        };
    }

    /** One page after another: all of a large deploy put together do not fit the memory. */
    private EdgeAnswer count(DeployId deploy) {
        return pages.of(deploy)
                .collect(teeing(counting(), filtering(sites::mayServe, counting()), EdgeAnswer.PagesCounted::new));
    }
}
