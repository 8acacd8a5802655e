package dev.lockstep.edge.answer;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PrettyNames;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirected;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.SiteView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a request to its answer: files first, under their pretty names too, then redirects, then routes, then the site's own
 * 404. A redirect that is forced stands before files.
 */
public final class Decide {

    private static final CanonicalPath OWN_404 = new CanonicalPath("/404.html");

    private final Pages pages;

    public Decide(Pages pages) {
        this.pages = pages;
    }

    public Answer answer(RequestHead head, SiteView view, Instant now) {
        Optional<Redirected> redirected =
                view.manifest().redirects().match(head.path().text(), head.query());
        Optional<Answer> file =
                redirected.filter(found -> found.rule().forced()).isPresent()
                        ? Optional.empty()
                        : file(head.path(), view);
        return file.or(() -> redirected.map(found -> redirected(found, head, view, now)))
                .orElseGet(() -> routed(head, view, now));
    }

    /** What is shown instead is looked for once, without regard to redirects: so no rewrite goes round in circles. */
    private Answer redirected(Redirected redirected, RequestHead head, SiteView view, Instant now) {
        Redirect rule = redirected.rule();
        if (rule.moves()) {
            return new Answer.Moved(view, rule.status(), Destination.address(redirected), rule.keepsQuery());
        }
        Optional<RequestHead> instead = Destination.shown(redirected, head);
        if (rule.status() != 200) {
            return instead.flatMap(other -> fileWith(rule.status(), other.path(), view))
                    .orElseGet(() -> notFound(view));
        }
        return instead.map(other -> file(other.path(), view).orElseGet(() -> routed(other, view, now)))
                .orElseGet(() -> notFound(view));
    }

    private Answer routed(RequestHead head, SiteView view, Instant now) {
        return view.manifest()
                .route(head.path(), head.query(), head.header())
                .map(routed -> page(view, routed, now))
                .orElseGet(() -> notFound(view));
    }

    /** What is answered while a page is not there and nobody is to wait for it. */
    public static Answer notFound(SiteView view) {
        return view.manifest()
                .file(OWN_404)
                .<Answer>map(file -> new Answer.File(view, file, 404))
                .orElseGet(() -> new Answer.NotFound(view));
    }

    /** The file of the deploy that a path stands for. */
    public static Optional<CanonicalPath> fileOf(CanonicalPath path, SiteView view) {
        return PrettyNames.of(path).stream()
                .filter(candidate -> view.manifest().file(candidate).isPresent())
                .findFirst();
    }

    /** The file that a path stands for, whatever redirects say. */
    public static Optional<Answer> file(CanonicalPath path, SiteView view) {
        return fileWith(200, path, view);
    }

    private static Optional<Answer> fileWith(int status, CanonicalPath path, SiteView view) {
        return fileOf(path, view).flatMap(view.manifest()::file).map(file -> new Answer.File(view, file, status));
    }

    private Answer page(SiteView view, RoutedPage routed, Instant now) {
        if (routed.route().passes()) {
            return new Answer.Pass(view, routed);
        }
        @Nullable PageRevalidated page = pages.find(new PageId(view.deploy(), routed.key()));
        if (page == null || !view.accepts(page)) {
            return new Answer.Miss(view, routed);
        }
        if (view.isFresh(page, now)) {
            return new Answer.Hit(view, page, routed);
        }
        return view.isExpired(page, now)
                ? new Answer.Expired(view, page, routed)
                : new Answer.Stale(view, page, routed);
    }
}
