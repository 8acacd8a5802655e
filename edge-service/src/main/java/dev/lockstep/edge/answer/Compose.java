package dev.lockstep.edge.answer;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.site.SiteView;
import java.util.SortedMap;
import java.util.TreeMap;

/** Replies to visitors, each of which says what it is: RFC 9211 for the cache, and whose deploy and epoch it is of. */
public final class Compose {

    /** Whoever keeps a copy asks each time whether it still holds: only so can a rollback reach browsers at once. */
    public static final String ASK_EACH_TIME = "public, max-age=0, must-revalidate";

    /** RFC 9211. */
    public static final String CACHE_STATUS = "cache-status";

    private static final String DETAIL = "; detail=";

    private Compose() {}

    public static Reply file(Answer.File answer) {
        ManifestFile file = answer.file();
        SortedMap<String, String> headers = headersOf(answer.view(), "lockstep; hit");
        headers.put("content-type", file.contentType());
        headers.put("etag", EntityTag.of(answer.view(), file.blob()));
        if (answer.status() == 200) {
            headers.put("accept-ranges", "bytes");
        }
        return new Reply(answer.status(), headers, new Reply.Content.Stored(file.blob(), file.encodings()));
    }

    /** A page, but for what changes from one moment to the next: {@link Moment} says that. */
    public static Reply page(SiteView view, PageRevalidated page, RoutedPage routed) {
        SortedMap<String, String> headers = new TreeMap<>(page.headers());
        headers.putAll(headersOf(view, "lockstep; hit"));
        headers.put("etag", EntityTag.of(view, page.body()));
        putVary(headers, routed.route().variants().vary());
        return new Reply(page.status(), headers, new Reply.Content.Stored(page.body(), page.encodings()));
    }

    /** Stands in for a page that is being rendered; nobody may keep it. */
    public static Reply shell(Answer.File shell) {
        return file(shell).with("cache-control", "no-store").with(CACHE_STATUS, "lockstep; fwd=miss; detail=fallback");
    }

    /** The shell that a route names, if the deploy has it. */
    public static Reply shell(SiteView view, CanonicalPath path) {
        return view.manifest()
                .file(path)
                .map(file -> shell(new Answer.File(view, path, file, 200)))
                .orElseGet(() -> unavailable(view, 503, "This page is being made."));
    }

    /** What may be done with a file or page (RFC 9110 §9.3.7). */
    public static Reply options(String allowed) {
        return new Reply(204, new TreeMap<>(), new Reply.Content.None()).with("allow", allowed);
    }

    /** Sends a visitor elsewhere, with the query that the request was sent with, which may be empty. */
    public static Reply moved(Answer.Moved moved, String query) {
        SortedMap<String, String> headers = headersOf(moved.view(), "lockstep; hit");
        headers.put("location", Destination.withQuery(moved.location(), moved.keepsQuery() ? query : ""));
        return new Reply(moved.status(), headers, new Reply.Content.None());
    }

    public static Reply notFound(Answer.NotFound nothing) {
        return plain(404, nothing.view(), "lockstep; hit", "There is nothing at this address.");
    }

    /** RFC 9110 §15.5.15: whoever keeps pages keeps no more of an address than this, and has looked for none. */
    public static Reply tooLong(Answer.TooLong page) {
        return plain(414, page.view(), "lockstep; detail=too-long", "The address of a page is not as long as this.");
    }

    private static Reply plain(int status, SiteView view, String cacheStatus, String why) {
        SortedMap<String, String> headers = headersOf(view, cacheStatus);
        headers.put("content-type", "text/plain; charset=utf-8");
        return new Reply(status, headers, new Reply.Content.Text(why + "\n"));
    }

    /** What this edge says of an answer that goes through: whose it is, and what its renderer has left unsaid. */
    public static Reply passed(Answer.Pass pass, int status, HeaderFields said) {
        SortedMap<String, String> headers = headersOf(pass.view(), "lockstep; fwd=bypass");
        headers.put("cache-control", "private, no-store");
        headers.keySet().removeIf(name -> !name.equals(CACHE_STATUS) && said.has(name));
        return new Reply(status, headers, new Reply.Content.None());
    }

    /** No answer, where one should have gone through. */
    public static Reply notPassed(SiteView view, int status, String why) {
        return unavailable(view, status, why).with(CACHE_STATUS, "lockstep; fwd=bypass");
    }

    /** A page that there is not, for a reason that may pass. */
    public static Reply unavailable(SiteView view, int status, String why) {
        return Reply.plain(status, why)
                .with(CACHE_STATUS, "lockstep; fwd=miss")
                .with("lockstep-deploy", view.deploy().text())
                .with("lockstep-epoch", view.epoch().toString())
                .with("retry-after", "1");
    }

    /** RFC 9211 §2: a parameter is there once, and this one matters more than whatever it said. */
    public static Reply detailed(Reply reply, String detail) {
        String status = reply.headers().getOrDefault(CACHE_STATUS, "lockstep");
        int said = status.indexOf(DETAIL);
        return reply.with(CACHE_STATUS, (said < 0 ? status : status.substring(0, said)) + DETAIL + detail);
    }

    private static void putVary(SortedMap<String, String> headers, String vary) {
        if (!vary.isEmpty()) {
            headers.put("vary", vary);
        }
    }

    private static SortedMap<String, String> headersOf(SiteView view, String cacheStatus) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("cache-control", ASK_EACH_TIME);
        headers.put(CACHE_STATUS, cacheStatus);
        headers.put("lockstep-deploy", view.deploy().text());
        headers.put("lockstep-epoch", view.epoch().toString());
        headers.put("x-content-type-options", "nosniff");
        return headers;
    }
}
