package dev.lockstep.edge.cache;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many who look at once, and changes meanwhile. */
class HttpCacheTest {

    private static final int VISITORS = 4;
    private static final Instant STALE = NOON.plusSeconds(61);

    private final Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));
    private final HttpCache cache = new HttpCache(new HttpCache.Limits(100_000, 1_000, VISITORS));
    private final AtomicInteger asked = new AtomicInteger();

    @RepeatedTest(200)
    void oneRenewsForAllHoweverLateTheOthersLook() throws InterruptedException {
        // Given
        sites.apply(published("d1", 1));
        Wanted wanted = wanted("GET", "/kept/a");
        visit(wanted, NOON);
        assertThat(asked).hasValue(1);
        CyclicBarrier together = new CyclicBarrier(VISITORS);

        // When
        try (ExecutorService visitors = Executors.newFixedThreadPool(VISITORS)) {
            for (int visitor = 0; visitor < VISITORS; visitor++) {
                var _ = visitors.submit(() -> {
                    together.await();
                    visit(wanted, STALE);
                    visit(wanted, STALE);
                    return null;
                });
            }
            visitors.shutdown();
            assertThat(visitors.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        // Then
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasAskedForBeforeAChangeIsNotKept() {
        // Given
        sites.apply(published("d1", 1));
        Errand underWay = errand(wanted("GET", "/kept/a"));

        // When
        change("/kept/a");
        answer(underWay, NOON);

        // Then
        assertThat(cache.look(wanted("GET", "/kept/a"), true, NOON)).isInstanceOf(Looked.Ask.class);
    }

    /** Addresses once shared counters of changes, and now and then one kept another from being stored. */
    @Test
    void changesElsewhereKeepNothingFromBeingStored() {
        // Given
        sites.apply(published("d1", 1));
        Errand underWay = errand(wanted("GET", "/kept/a"));

        // When
        IntStream.range(0, 100_000).forEach(other -> change("/kept/a?other=" + other));
        answer(underWay, NOON);

        // Then
        assertThat(cache.look(wanted("GET", "/kept/a"), true, NOON)).isInstanceOf(Looked.Show.class);
    }

    private void change(String target) {
        Heard _ = errand(wanted("POST", target)).heard(204, HeaderFields.NONE, NOON);
    }

    private Errand errand(Wanted wanted) {
        return ((Looked.Ask) cache.look(wanted, true, NOON)).errand();
    }

    /** The origin answers at once. */
    private void visit(Wanted wanted, Instant now) {
        switch (cache.look(wanted, true, now)) {
            case Looked.Ask(Errand errand) -> answer(errand, now);
            case Looked.ShowAndRenew(FromMemory _, Errand errand) -> answer(errand, now);
            case Looked.Show _, Looked.Follow _, Looked.Nothing _ -> {}
        }
    }

    private void answer(Errand errand, Instant now) {
        asked.incrementAndGet();
        HeaderFields fields = Fields.of("cache-control: max-age=60, stale-while-revalidate=60");
        if (errand.heard(200, fields, now) instanceof Heard.Gather(String _, Gathering body)) {
            body.add(ByteBuffer.allocate(10));
            body.end();
        }
    }

    private Wanted wanted(String method, String target) {
        SiteView view = ((Shown.Prepared) sites.shown("shop.localhost")).view();
        Answer.Pass pass = new Answer.Pass(
                view,
                view.manifest()
                        .route(new CanonicalPath("/kept/a"), Map.of(), _ -> "")
                        .orElseThrow());
        return new Wanted(pass, method, URI.create("http://shop.localhost" + target), HeaderFields.NONE);
    }
}
