package dev.lockstep.edge.hit;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.answer.Imprint;
import dev.lockstep.edge.answer.Moment;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.door.ReadHead;
import dev.lockstep.edge.door.Shortcut;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.skew.EarlierFiles;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers what nearly everybody asks for, a file or page that is in memory and shown to all alike, with the bytes that are
 * prepared for it. It decides by what every visit is decided by, and leaves everything else, and whatever goes wrong, to the
 * usual way: so nothing is told here that would not be told there.
 */
public final class PlainHits implements Shortcut {

    private static final System.Logger LOG = System.getLogger(PlainHits.class.getName());
    private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0);

    private final Facts facts;
    private final Stock stock;
    private final Counts counts;
    private final Clock clock;
    private final DateHeader date;

    public PlainHits(Facts facts, Stock stock, Counts counts, Clock clock) {
        this.facts = facts;
        this.stock = stock;
        this.counts = counts;
        this.clock = clock;
        this.date = new DateHeader(clock);
    }

    @Override
    public @Nullable Said answer(ReadHead asked) {
        try {
            return PlainRequest.isPlain(asked) ? decide(asked) : null;
        } catch (RuntimeException defect) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "request is answered in the usual way, as the short one failed",
                    defect);
            return null;
        }
    }

    /** The term first: a later one says nothing of what is looked at here. */
    private @Nullable Said decide(ReadHead asked) {
        long came = counts.now();
        Lease.Term term = facts.lease().term();
        if (!(facts.sites().shown(PlainRequest.host(asked)) instanceof Shown.Prepared(SiteView view))
                || !isShownToAllAlike(view)
                || !(PathParser.parse(PlainRequest.path(asked)) instanceof ParsedPath.Canonical(CanonicalPath path))) {
            return null;
        }
        RequestHead head = new RequestHead(path, PlainRequest.query(asked), asked::field);
        Look look = new Look(term, clock.instant(), came);
        Answer answer = facts.decide().answer(head, view, look.now());
        if (EarlierFiles.mayBeMeant(path, answer)) {
            return null;
        }
        return switch (answer) {
            case Answer.File file -> file(file, head, look);
            case Answer.Hit hit when !hit.routed().route().upkeep().ahead() -> page(hit, head, look);
            case Answer.Hit _,
                    Answer.Stale _,
                    Answer.Expired _,
                    Answer.Miss _,
                    Answer.Pass _,
                    Answer.Moved _,
                    Answer.NotFound _,
                    Answer.TooLong _ -> null;
        };
    }

    /** @param came when the visitor came, by the clock of what is counted */
    private record Look(Lease.Term term, Instant now, long came) {}

    /** Whether it neither matters who somebody is nor what they have seen. */
    private static boolean isShownToAllAlike(SiteView view) {
        var access = view.settings().access();
        return !access.previews().isShut(true)
                && !access.continuity().pins()
                && !access.continuity().monotonicReads()
                && !view.manifest().redirects().areConditional();
    }

    private @Nullable Said file(Answer.File file, RequestHead head, Look look) {
        @Nullable Imprint imprint = stock.prepared().file(file, head).imprint(head);
        @Nullable ByteBuffer body = imprint == null ? null : body(imprint);
        if (imprint == null || body == null || !look.term().isHeld()) {
            return null;
        }
        Said said = new Said(imprint.head(date.now()), body);
        counts.file(file, look.came());
        return said;
    }

    private @Nullable Said page(Answer.Hit hit, RequestHead head, Look look) {
        @Nullable
        Imprint imprint = stock.prepared()
                .page(hit.view(), hit.page(), hit.routed(), head)
                .imprint(head);
        @Nullable ByteBuffer body = imprint == null ? null : body(imprint);
        if (imprint == null || body == null || !look.term().isHeld()) {
            return null;
        }
        Said said = new Said(imprint.head(new Moment(hit.page(), look.now()), date.now()), body);
        counts.hit(hit, look.came());
        return said;
    }

    /** Nothing, if it has to be read first, or is not as long as the head says. */
    private @Nullable ByteBuffer body(Imprint imprint) {
        Optional<Blob> blob = imprint.body();
        if (blob.isEmpty()) {
            return NO_BODY;
        }
        ByteBuffer held = stock.bodies().held(blob.get()).orElse(NO_BODY);
        return held.remaining() == blob.get().sizeBytes() ? held : null;
    }
}
