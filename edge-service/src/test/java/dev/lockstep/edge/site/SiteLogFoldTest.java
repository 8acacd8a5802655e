package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the records of the site log come, twice, in another order or compacted, an edge comes to the same state. */
class SiteLogFoldTest {
    private static final int EVENTS = 60;
    private static final List<PurgeScope> SCOPES = List.of(
            new PurgeScope.Site(),
            new PurgeScope.Path(new CanonicalPath("/products/7")),
            new PurgeScope.Path(new CanonicalPath("/products/8")),
            new PurgeScope.Prefix(new CanonicalPath("/")),
            new PurgeScope.Prefix(new CanonicalPath("/products")),
            new PurgeScope.Tag("sale"),
            new PurgeScope.Tag("news"));

    static Stream<Integer> seeds() {
        return IntStream.range(0, 200).boxed();
    }

    /** A record of the site log. */
    private sealed interface Entry {
        String key();

        record Stated(SiteEvent event) implements Entry {
            @Override
            public String key() {
                return SHOP + " " + event.states();
            }
        }

        record Withdrawn(String key) implements Entry {}
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recordsThatComeTwiceAndInAnotherOrderMakeNoDifference(int seed) {
        Random random = new Random(seed);
        List<Entry> log = log(random);
        List<Entry> delivered = new ArrayList<>(log);
        delivered.addAll(log.subList(log.size() / 2, log.size()));
        Collections.shuffle(delivered, random);

        assertThat(seen(delivered)).isEqualTo(seen(log));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCompactedLogMakesNoDifference(int seed) {
        Random random = new Random(seed);
        List<Entry> log = log(random);

        assertThat(seen(compacted(log, _ -> true))).isEqualTo(seen(log));
        assertThat(seen(compacted(log, _ -> random.nextBoolean()))).isEqualTo(seen(log));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasRepeatedAfterwardsMakesNoDifference(int seed) {
        Random random = new Random(seed);
        List<Entry> log = log(random);
        List<Entry> repeated = new ArrayList<>(log);
        List<Entry> late = new ArrayList<>(log);
        Collections.shuffle(late, random);
        repeated.addAll(late);

        assertThat(seen(repeated)).isEqualTo(seen(log));
    }

    /** What deploy-service could have written: epochs that only go forward, and a floor before what it replaces. */
    private static List<Entry> log(Random random) {
        List<Entry> log = new ArrayList<>();
        Map<String, Long> purges = new LinkedHashMap<>();
        long epoch = 1;
        long floor = 0;
        log.add(new Entry.Stated(published("d1", epoch)));
        for (int i = 0; i < EVENTS; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> log.add(new Entry.Stated(published("d" + (1 + random.nextInt(2)), ++epoch)));
                case 2 -> log.add(new Entry.Stated(configured(random, i, epoch)));
                case 3 -> {
                    floor = random.nextLong(floor, epoch + 1);
                    expire(log, purges, epoch, floor);
                }
                default -> {
                    PagesPurged purge = purge(random, ++epoch);
                    log.add(new Entry.Stated(purge));
                    purges.put(SHOP + " " + purge.states(), epoch);
                }
            }
        }
        return log;
    }

    private static void expire(List<Entry> log, Map<String, Long> purges, long epoch, long floor) {
        log.add(new Entry.Stated(new PagesOutlived(SHOP, new Epoch(floor), new Epoch(epoch), NOON)));
        List<String> dead = purges.entrySet().stream()
                .filter(purge -> purge.getValue() <= floor)
                .map(Map.Entry::getKey)
                .toList();
        dead.forEach(key -> log.add(new Entry.Withdrawn(key)));
        dead.forEach(purges::remove);
    }

    private static PagesPurged purge(Random random, long epoch) {
        PurgeScope scope = SCOPES.get(random.nextInt(SCOPES.size()));
        PurgeKind kind = random.nextBoolean() ? PurgeKind.HARD : PurgeKind.SOFT;
        return new PagesPurged(SHOP, scope, kind, new Epoch(epoch), "owner", "", NOON);
    }

    private static SiteConfigured configured(Random random, int revision, long epoch) {
        LeaseMode lease = random.nextBoolean() ? LeaseMode.STRICT : LeaseMode.AVAILABLE;
        return new SiteConfigured(SHOP, lease, List.of(), Access.USUAL, 1L + revision, new Epoch(epoch), NOON);
    }

    /** Only the last record of each key, in its place, unless one is spared; tombstones are gone in the end. */
    private static List<Entry> compacted(List<Entry> log, Predicate<Entry> goes) {
        Map<String, Entry> last = new LinkedHashMap<>();
        log.forEach(entry -> last.put(entry.key(), entry));
        return log.stream()
                .filter(entry -> isLast(entry, last) || !goes.test(entry))
                .toList();
    }

    private static boolean isLast(Entry entry, Map<String, Entry> last) {
        return last.containsValue(entry) && !(entry instanceof Entry.Withdrawn);
    }

    /** All that an edge would do with pages of any age. */
    private static List<String> seen(List<Entry> log) {
        Sites sites = MemorySites.of(
                new MemoryManifests().with(digest("d1"), manifest("d1")).with(digest("d2"), manifest("d2")));
        for (Entry entry : log) {
            switch (entry) {
                case Entry.Stated(SiteEvent event) -> sites.apply(event);
                case Entry.Withdrawn(String key) -> sites.withdraw(key);
            }
        }
        SiteView view = ((Shown.Prepared) sites.shown("shop.localhost")).view();
        List<String> seen = new ArrayList<>(List.of(
                "deploy " + view.deploy(),
                "epoch " + view.epoch(),
                "lease " + view.settings().lease()));
        for (String tag : List.of("sale", "news", "other")) {
            for (long asOf = 0; asOf <= view.epoch().number(); asOf++) {
                PageRevalidated page = page(view.deploy().text(), asOf, NOON, tag);
                seen.add(tag + " as of " + asOf + " " + view.accepts(page) + " "
                        + (view.accepts(page) && view.isFresh(page, NOON)));
            }
        }
        return seen;
    }
}
