package dev.lockstep.edge.benchmark;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Moment;
import dev.lockstep.edge.answer.Prepared;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import dev.lockstep.edge.answer.Selected;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.visit.LookupOutcome;
import dev.lockstep.edge.visit.metrics.MeteredVisits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one visit of something hot takes of a processor and of memory before any of it is written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HotPathBenchmark {

    private static final String HOST = "shop.localhost";
    private static final String FILE = "/assets/app.css";

    private final Prepared prepared = new Prepared(1 << 20);
    private final Pages pages = new Pages();
    private final Decide decide = new Decide(pages);
    private final Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1", FILE)));

    private final MeterRegistry registry = prometheus();
    private final MeteredVisits visits = new MeteredVisits(registry, 10, SiteId::text);

    /** One site that is live, with one page. */
    public HotPathBenchmark() {
        sites.apply(published("d1", 1));
        boolean _ = pages.keep(page("d1", 1, NOON));
    }

    /** From the text of a path to the key under which its page is looked up. */
    @Benchmark
    public String key() {
        return new PageId(view().deploy(), routed(head(PAGE.path().text())).key()).text();
    }

    /** From a request to what is shown: the page, and that it may be. */
    @Benchmark
    public Answer decidePage() {
        return decide.answer(head(PAGE.path().text()), view(), NOON);
    }

    @Benchmark
    public Answer decideFile() {
        return decide.answer(head(FILE), view(), NOON);
    }

    /** The decision, and all that is said of it. */
    @Benchmark
    public Reply replyWithPage() {
        RequestHead head = head(PAGE.path().text());
        Answer.Hit hit = (Answer.Hit) decide.answer(head, view(), NOON);
        Reply reply = prepared.page(hit.view(), hit.page(), hit.routed(), head).reply();
        return Selected.of(new Moment(hit.page(), NOON).hit(reply), head, true);
    }

    @Benchmark
    public Reply replyWithFile() {
        RequestHead head = head(FILE);
        Answer.File file = (Answer.File) decide.answer(head, view(), NOON);
        return Selected.of(prepared.file(file, head).reply(), head, true);
    }

    /** What a visit pays for being counted, with both looks at the clock. */
    @Benchmark
    public void count() {
        long came = System.nanoTime();
        visits.answered(view().site(), LookupOutcome.HIT, System.nanoTime() - came);
    }

    long counted() {
        return registry.get("lockstep.visits").tag("outcome", "hit").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /** The one that Quarkus brings, which is to go one day. */
    @SuppressWarnings("deprecation")
    static MeterRegistry prometheus() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    private RoutedPage routed(RequestHead head) {
        return view().manifest().route(head.path(), head.query(), head.header()).orElseThrow();
    }

    private SiteView view() {
        return ((Shown.Prepared) sites.shown(HOST)).view();
    }

    private static RequestHead head(String raw) {
        if (PathParser.parse(raw) instanceof ParsedPath.Canonical(CanonicalPath path)) {
            return new RequestHead(path, Map.of(), _ -> "");
        }
        throw new IllegalArgumentException(raw);
    }
}
