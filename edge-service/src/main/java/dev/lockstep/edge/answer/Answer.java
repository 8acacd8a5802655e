package dev.lockstep.edge.answer;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.edge.site.SiteView;
import java.time.Instant;
import java.util.List;

/** What a visitor gets. All of it is of one view. */
public sealed interface Answer {

    SiteView view();

    /**
     * A file of the deploy.
     *
     * @param path the file's own, whatever was asked for
     * @param status 404 for the page that says that there is none
     */
    record File(SiteView view, CanonicalPath path, ManifestFile file, int status) implements Answer {

        /** Whether the path is the file's own, and neither one of its pretty names nor rewritten. */
        public boolean isAt(CanonicalPath asked) {
            return status == 200 && path.equals(asked);
        }
    }

    /** A page that is fresh. */
    record Hit(SiteView view, PageRevalidated page, RoutedPage routed) implements Answer {}

    /** A page that is valid and wants to be renewed. */
    record Stale(SiteView view, PageRevalidated page, RoutedPage routed) implements Answer {}

    /** A page that is valid and too old to be shown, unless a new one cannot be made. */
    record Expired(SiteView view, PageRevalidated page, RoutedPage routed) implements Answer {

        public boolean mayStandInForAnError(Instant now) {
            return now.isBefore(page.staleFrom().plus(page.staleIfErrorFor()));
        }
    }

    /** A page that has to be rendered first. */
    record Miss(SiteView view, RoutedPage routed) implements Answer {}

    /**
     * Nothing of it is stored: the request goes through to the renderer.
     *
     * @param redirect the number of the redirect that shows what is at another server; empty where a route leads
     * @param query what stands in the place of the visitor's, undecoded: nothing or one
     */
    record Pass(SiteView view, RoutedPage routed, String redirect, List<String> query) implements Answer {

        public Pass {
            query = List.copyOf(query);
        }

        /** A route leads there. */
        public Pass(SiteView view, RoutedPage routed) {
            this(view, routed, "", List.of());
        }

        /** A redirect leads to another server, which is told the visitor's query as that redirect says. */
        public Pass(SiteView view, RoutedPage routed, String redirect) {
            this(view, routed, redirect, List.of());
        }

        /** The same with another query than the visitor's. */
        Pass asking(String other) {
            return new Pass(view, routed, redirect, List.of(other));
        }
    }

    /**
     * The visitor is sent elsewhere.
     *
     * @param keepsQuery whether the query of the request goes along
     * @param redirect the number of the redirect that says so; empty where a file is shown at another address
     */
    record Moved(SiteView view, int status, String location, boolean keepsQuery, String redirect) implements Answer {}

    /** A page whose {@link dev.lockstep.contracts.manifest.PageKey key} is too long to be kept. */
    record TooLong(SiteView view) implements Answer {}

    /** There is no such thing here. */
    record NotFound(SiteView view) implements Answer {}
}
