package dev.lockstep.edge.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.edge.site.SiteView;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Replies that go out often, put together once and kept in as much memory as they may take: what a file or page is told
 * with depends on nothing but what it is, where it is shown, whose deploy and epoch it is of, and the form it goes out in.
 */
public final class Prepared {

    /** A reply without its strings, and its place in the cache. */
    private static final int WEIGHT_BYTES = 300;

    private final Cache<Key, Ready> replies;

    /** Keeps replies in about so many bytes. */
    public Prepared(long memoryBytes) {
        this.replies = Caffeine.newBuilder()
                .maximumWeight(memoryBytes)
                .weigher((Key key, Ready ready) -> weight(key, ready))
                .executor(Runnable::run)
                .build();
    }

    /** A file, as a visitor takes it. */
    public Ready file(Answer.File file, RequestHead head) {
        ManifestFile thing = file.file();
        Place place = Place.of(file.view(), head.path(), file.status(), form(head, thing.encodings()));
        return of(thing, place, () -> Ready.file(shown(lasting(file, head.path()), file.view(), head)));
    }

    /** A page, as a visitor takes it, but for the {@link Moment} at which it is shown. */
    public Ready page(SiteView view, PageRevalidated page, RoutedPage routed, RequestHead head) {
        Place place = Place.of(view, head.path(), page.status(), form(head, page.encodings()));
        return of(page, place, () -> Ready.page(shown(Compose.page(view, page, routed), view, head)));
    }

    private Ready of(Object thing, Place place, Supplier<Ready> otherwise) {
        return replies.get(new Key(thing, place), _ -> otherwise.get());
    }

    private static String form(RequestHead head, SortedMap<ContentCoding, Blob> encodings) {
        return Negotiated.chosen(head, encodings).map(ContentCoding::token).orElse("");
    }

    /** With what the site says of it, in the form in which it goes out. */
    private static Reply shown(Reply reply, SiteView view, RequestHead head) {
        return Negotiated.of(OwnHeaders.add(reply, view, head.path()), head);
    }

    /** A file that is shown by its own name may be kept for ever, if that tells what is in it. */
    private static Reply lasting(Answer.File file, CanonicalPath path) {
        Reply reply = Compose.file(file);
        return file.isAt(path) ? Fingerprint.mark(path, reply) : reply;
    }

    /**
     * Where something is shown, and in which form.
     *
     * @param epoch of the view, which the reply names
     * @param form its coding, empty for the thing as it is
     */
    private record Place(String deploy, long epoch, String path, int status, String form) {

        static Place of(SiteView view, CanonicalPath path, int status, String form) {
            return new Place(view.deploy().text(), view.epoch().number(), path.text(), status, form);
        }
    }

    /** A thing at a place. */
    private static final class Key {
        private final Object thing;
        private final Place place;

        Key(Object thing, Place place) {
            this.thing = thing;
            this.place = place;
        }

        /** Identity on purpose: to compare two pages as a whole would take longer than to prepare one. */
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Key key && key.thing == thing && key.place.equals(place);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(thing) + place.hashCode();
        }
    }

    private static int weight(Key key, Ready ready) {
        int weight = WEIGHT_BYTES + key.place.path().length() + ready.weight();
        for (String value : ready.reply().headers().values()) {
            weight += value.length();
        }
        return weight;
    }
}
