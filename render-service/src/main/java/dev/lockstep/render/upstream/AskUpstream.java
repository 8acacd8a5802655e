package dev.lockstep.render.upstream;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.contracts.outbound.Fetch;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import dev.lockstep.render.page.EchoedVersion;
import dev.lockstep.render.page.Lifetime;
import dev.lockstep.render.page.Rendering;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Makes a page of what an HTTP server answers. The server gets the page's key and nothing else of any visitor; of its
 * answer becomes a page what is whole, has the status of a page, and may be shown to everybody.
 */
public final class AskUpstream {

    private final Outbound outbound;
    private final BlobStore blobs;
    private final FetchLimits limits;

    public AskUpstream(Outbound outbound, BlobStore blobs, FetchLimits limits) {
        this.outbound = outbound;
        this.blobs = blobs;
        this.limits = limits;
    }

    /** Asks the server behind {@code base}, which ends without a slash. */
    public Rendering render(RoutedPage page, URI base) {
        URI address = address(page.key(), base);
        FetchLimits allowed = new FetchLimits(
                limits.timeout(),
                Math.min(limits.maxBytes(), page.route().guard().maxBytes()));
        return switch (outbound.fetch(
                new Fetch(address, headers(page.key())), allowed, (head, body) -> read(page, base, head, body))) {
            case FetchOutcome.Fetched<Rendering>(int ignored, String type, Rendering made) -> made;
            case FetchOutcome.Refused<Rendering>(String reason) ->
                failed(base, "may not be asked: " + reason, "let the operator add it to the allowed hosts");
            case FetchOutcome.Failed<Rendering>(String reason) ->
                failed(address, "gave no whole answer: " + reason, "see whether it is up, and what it logs");
        };
    }

    private static URI address(PageKey key, URI base) {
        return URI.create(base + new PageKey(key.path(), key.query()).text());
    }

    private static SortedMap<String, String> headers(PageKey key) {
        SortedMap<String, String> headers = new TreeMap<>(key.headers());
        StringJoiner cookies = new StringJoiner("; ");
        key.cookies().forEach((name, value) -> cookies.add(name + "=" + value));
        if (cookies.length() > 0) {
            headers.put("cookie", cookies.toString());
        }
        return headers;
    }

    private Rendering read(RoutedPage page, URI base, AnswerHead head, InputStream body) throws IOException {
        if (!PageRevalidated.STORABLE_STATUSES.contains(head.status())) {
            return failed(base, "answered with status " + head.status(), "see what it logs");
        }
        if (!isNothing(head.status()) && !ResponseLifetime.mayBeStored(head)) {
            return failed(
                    base,
                    "answered with a page for one visitor alone",
                    "have it answer without 'private', 'no-store' and 'Vary: *'");
        }
        SortedMap<String, String> headers = KeptHeaders.of(head, base);
        if (head.status() / 100 == 3 && !headers.containsKey("location")) {
            return failed(base, "redirected to nowhere", "a redirect has a 'Location'");
        }
        SortedSet<String> tags = ResponseTags.of(head);
        tags.addAll(page.tags());
        if (ResponseTags.areTooMany(tags)) {
            return failed(base, "gave the page too many tags, or too long ones", "at most " + ResponseTags.MOST);
        }
        Blob stored = blobs.put(body);
        if (head.status() == 200 && stored.sizeBytes() == 0) {
            return failed(base, "answered with an empty page", "a page without a body has another status than 200");
        }
        Lifetime lifetime = Lifetime.of(page.route().upkeep(), head.status(), ResponseLifetime.of(head));
        return new Rendering.Page(
                head.status(), headers, tags, lifetime, stored, EchoedVersion.of(page, head, Map.of()));
    }

    /** Frameworks forbid to store their 404; it was made of the key alone, and is believed for a short time only. */
    private static boolean isNothing(int status) {
        return status == 404 || status == 410;
    }

    private static Rendering.Failed failed(URI address, String reason, String hint) {
        return new Rendering.Failed(Problem.of(address + " " + reason, hint));
    }
}
