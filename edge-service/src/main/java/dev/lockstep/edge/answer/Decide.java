package dev.lockstep.edge.answer;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.PrettyNames;
import dev.lockstep.contracts.manifest.Proxied;
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

    private static final String OWN_404 = "404.html";

    /** Folders whose names are longer than this many characters have none of their own: as many leave room for its name. */
    private static final int LONGEST_FOLDER = 500;

    private final Pages pages;

    public Decide(Pages pages) {
        this.pages = pages;
    }

    public Answer answer(RequestHead head, SiteView view, Instant now) {
        Optional<Redirected> redirected = view.manifest().redirects().match(head.asked());
        Optional<Answer> file =
                redirected.filter(found -> found.rule().forced()).isPresent()
                        ? Optional.empty()
                        : ownFile(head.path(), view);
        return file.or(() -> redirected.map(found -> redirected(found, head, view, now)))
                .orElseGet(() -> routed(head, view, now));
    }

    /** What is shown instead is looked for once, without regard to redirects: so no rewrite goes round in circles. */
    private Answer redirected(Redirected redirected, RequestHead head, SiteView view, Instant now) {
        Redirect rule = redirected.rule();
        if (rule.moves()) {
            String number = Integer.toString(redirected.number());
            return new Answer.Moved(view, rule.status(), Proxied.address(redirected), rule.keepsQuery(), number);
        }
        if (rule.proxies()) {
            return proxied(redirected, head.path(), view);
        }
        Optional<RequestHead> instead = Destination.shown(redirected, head);
        if (rule.status() != 200) {
            return instead.flatMap(other -> fileWith(rule.status(), other.path(), view))
                    .orElseGet(() -> notFound(view, head.path()));
        }
        return instead.map(other -> file(other.path(), view).orElseGet(() -> rewritten(redirected, other, view, now)))
                .orElseGet(() -> notFound(view, head.path()));
    }

    /** Where a rule says a query, that goes on in the place of the visitor's. */
    private Answer rewritten(Redirected redirected, RequestHead other, SiteView view, Instant now) {
        Answer answer = routed(other, view, now);
        return answer instanceof Answer.Pass pass && !redirected.rule().keepsQuery()
                ? pass.asking(Destination.query(redirected))
                : answer;
    }

    private static Answer proxied(Redirected redirected, CanonicalPath path, SiteView view) {
        return Proxied.of(redirected, path, "")
                .<Answer>map(there -> new Answer.Pass(view, there.page(), Integer.toString(redirected.number())))
                .orElseGet(() -> notFound(view, path));
    }

    private Answer routed(RequestHead head, SiteView view, Instant now) {
        return view.manifest()
                .route(head.path(), head.query(), head.header())
                .map(routed -> page(view, routed, now))
                .orElseGet(() -> notFound(view, head.path()));
    }

    /** The {@code 404.html} that is nearest: of the path's own folder, or of one above it. */
    public static Answer notFound(SiteView view, CanonicalPath path) {
        String text = path.text();
        for (int slash = text.lastIndexOf('/', LONGEST_FOLDER); slash >= 0; slash = text.lastIndexOf('/', slash - 1)) {
            CanonicalPath own = new CanonicalPath(text.substring(0, slash + 1) + OWN_404);
            Optional<ManifestFile> file = view.manifest().file(own);
            if (file.isPresent()) {
                return new Answer.File(view, own, file.get(), 404);
            }
        }
        return new Answer.NotFound(view);
    }

    /** A file where it is shown, or the way there. */
    private static Optional<Answer> ownFile(CanonicalPath path, SiteView view) {
        return fileOf(path, view).flatMap(file -> {
            CanonicalPath shownAt = PrettyNames.shownAt(path, file);
            return shownAt.equals(path)
                    ? fileWith(200, file, view)
                    : Optional.of(new Answer.Moved(view, 301, shownAt.encoded(), true, ""));
        });
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
        return fileOf(path, view)
                .flatMap(own -> view.manifest().file(own).map(file -> new Answer.File(view, own, file, status)));
    }

    private Answer page(SiteView view, RoutedPage routed, Instant now) {
        if (routed.route().passes()) {
            return new Answer.Pass(view, routed);
        }
        if (routed.key().isTooLong()) {
            return new Answer.TooLong(view);
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
