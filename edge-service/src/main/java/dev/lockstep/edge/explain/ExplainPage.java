package dev.lockstep.edge.explain;

import dev.lockstep.contracts.event.EdgeAnswer.PageExplained;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.SiteView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Explains the decision that a visitor would meet: it is taken as for a visitor, and only then told. */
public final class ExplainPage {
    private final Decide decide;
    private final Pages pages;
    private final Asking asking;

    public ExplainPage(Decide decide, Pages pages, Asking asking) {
        this.decide = decide;
        this.pages = pages;
        this.asking = asking;
    }

    public PageExplained explain(RequestHead head, SiteView view, Instant now) {
        return switch (decide.answer(head, view, now)) {
            case Answer.File file -> file(file, head, view);
            case Answer.Hit(var _, PageRevalidated page, var _) -> page(page.page(), view, now);
            case Answer.Stale(var _, PageRevalidated page, var _) -> page(page.page(), view, now);
            case Answer.Expired(var _, PageRevalidated page, var _) -> page(page.page(), view, now);
            case Answer.Miss(var _, RoutedPage routed) -> page(routed.key(), view, now);
            case Answer.NotModified _ -> throw new IllegalStateException("nothing was held: " + head.path());
            case Answer.NotFound _ -> other(new PageDecision.Nothing(), view);
        };
    }

    private static PageExplained file(Answer.File file, RequestHead head, SiteView view) {
        return file.status() == 200
                ? other(new PageDecision.File(Decide.fileOf(head.path(), view).orElse(head.path())), view)
                : other(new PageDecision.Nothing(), view);
    }

    private static PageExplained other(PageDecision decision, SiteView view) {
        return new PageExplained(view.site(), view.deploy(), view.epoch(), decision, List.of(), List.of(), List.of());
    }

    private PageExplained page(PageKey key, SiteView view, Instant now) {
        PageId id = new PageId(view.deploy(), key);
        Optional<PageRevalidated> held = Optional.ofNullable(pages.find(id));
        PageDecision decision = held.map(page -> view.judge(page, now)).orElseGet(PageDecision.Missing::new);
        return new PageExplained(
                view.site(),
                view.deploy(),
                view.epoch(),
                decision,
                List.of(key),
                held.stream().toList(),
                asking.pending(id, now).stream().toList());
    }
}
