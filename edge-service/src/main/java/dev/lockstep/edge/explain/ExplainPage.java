package dev.lockstep.edge.explain;

import dev.lockstep.contracts.event.EdgeAnswer.PageExplained;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.PageKey;
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
        return tell(decide.answer(head, view, now), now);
    }

    /** Tells a decision that was taken. */
    PageExplained tell(Answer answer, Instant now) {
        SiteView view = answer.view();
        return switch (answer) {
            case Answer.File file -> file(file);
            case Answer.Hit hit -> page(hit.page().page(), List.of(hit.page()), view, now);
            case Answer.Stale stale -> page(stale.page().page(), List.of(stale.page()), view, now);
            case Answer.Expired old -> page(old.page().page(), List.of(old.page()), view, now);
            case Answer.Miss miss -> missed(miss.routed().key(), view, now);
            case Answer.Pass pass -> passed(pass);
            case Answer.Moved moved -> other(moved(moved), view);
            case Answer.NotFound _ -> other(new PageDecision.Nothing(), view);
            case Answer.TooLong _ -> other(new PageDecision.TooLong(), view);
        };
    }

    private static PageExplained file(Answer.File file) {
        PageDecision decision = file.status() == 200
                ? new PageDecision.File(file.path())
                : new PageDecision.InPlaceOfNothing(file.status(), file.path());
        return other(decision, file.view());
    }

    private static PageDecision moved(Answer.Moved moved) {
        return moved.redirect().isEmpty()
                ? new PageDecision.Moved(moved.status(), moved.location())
                : new PageDecision.Redirected(moved.status(), moved.location(), rule(moved.view(), moved.redirect()));
    }

    private static String rule(SiteView view, String redirect) {
        return view.manifest()
                .redirects()
                .rules()
                .get(Integer.parseInt(redirect))
                .line();
    }

    private static PageExplained passed(Answer.Pass pass) {
        SiteView view = pass.view();
        return new PageExplained(
                view.site(),
                view.deploy(),
                view.epoch(),
                pass.redirect().isEmpty()
                        ? new PageDecision.Passed()
                        : new PageDecision.Proxied(rule(view, pass.redirect())),
                List.of(pass.routed().key()),
                List.of(),
                List.of(),
                List.of());
    }

    private static PageExplained other(PageDecision decision, SiteView view) {
        return new PageExplained(
                view.site(), view.deploy(), view.epoch(), decision, List.of(), List.of(), List.of(), List.of());
    }

    private PageExplained missed(PageKey key, SiteView view, Instant now) {
        Optional<PageRevalidated> held = Optional.ofNullable(pages.find(new PageId(view.deploy(), key)));
        return page(key, held.stream().toList(), view, now);
    }

    private PageExplained page(PageKey key, List<PageRevalidated> held, SiteView view, Instant now) {
        PageId page = new PageId(view.deploy(), key);
        return new PageExplained(
                view.site(),
                view.deploy(),
                view.epoch(),
                held.isEmpty() ? new PageDecision.Missing() : view.judge(held.getFirst(), now),
                List.of(key),
                held,
                asking.pending(page, now).stream().toList(),
                asking.resting(view, page, now).stream().toList());
    }
}
