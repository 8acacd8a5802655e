package dev.lockstep.edge.benchmark;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.answer.Prepared;
import dev.lockstep.edge.body.Bodies;
import dev.lockstep.edge.door.Admission;
import dev.lockstep.edge.door.HeadReader;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Shortcut;
import dev.lockstep.edge.hit.Counts;
import dev.lockstep.edge.hit.Facts;
import dev.lockstep.edge.hit.PlainHits;
import dev.lockstep.edge.hit.Stock;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import dev.lockstep.edge.visit.metrics.MeteredVisits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

/** What an answer at the door takes: from a request's bytes to those of its answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DoorBenchmark {

    private static final String FILE = "/assets/app.css";
    private static final String BROWSER = """
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
            Accept-Language: en-US,en;q=0.5
            Accept-Encoding: gzip, deflate, br, zstd
            Connection: keep-alive
            Sec-Fetch-Dest: document
            """;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Limits LIMITS = new Limits(8_192, 16_384, 100, 1, LONG, LONG, 1, LONG, 1);

    private final byte[] pageForBrowser = request(PAGE.path().text(), BROWSER);
    private final byte[] file = request(FILE, "");
    private final byte[] fileForBrowser = request(FILE, BROWSER);
    private final byte[] unchangedFile = request(FILE, "If-None-Match: *\n");
    private final Shortcut hits;

    /** One site that is live, with one page and one file, both of which have another form. */
    public DoorBenchmark() {
        BlobStore blobs = new MemoryBlobStore();
        Bodies bodies = new Bodies(blobs, 1 << 20, Runnable::run);
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), withFile(blobs, bodies)));
        sites.apply(published("d1", 1));
        Pages pages = new Pages();
        boolean _ = pages.keep(page("d1", 1, NOON).with(Map.of(ContentCoding.BR, stored("page", blobs, bodies))));
        Lease lease = new Lease(LONG, () -> 0);
        lease.read(0);
        lease.heard(0);
        hits = new PlainHits(
                new Facts(sites, new Decide(pages), lease),
                new Stock(new Prepared(1 << 20), bodies),
                new Counts(
                        new VisitCounts(),
                        new Tally(),
                        new MeteredVisits(HotPathBenchmark.prometheus(), 1, SiteId::text),
                        System::nanoTime),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Benchmark
    public Shortcut.Said answerPageForBrowser() {
        return answer(pageForBrowser);
    }

    @Benchmark
    public Shortcut.Said answerFile() {
        return answer(file);
    }

    @Benchmark
    public Shortcut.Said answerFileForBrowser() {
        return answer(fileForBrowser);
    }

    @Benchmark
    public Shortcut.Said answerUnchangedFile() {
        return answer(unchangedFile);
    }

    private Shortcut.Said answer(byte[] request) {
        Admission.Let let = (Admission.Let) HeadReader.read(LIMITS, request, request.length);
        return Objects.requireNonNull(hits.answer(let.head()));
    }

    private static byte[] request(String path, String fields) {
        String lines = "GET " + path + " HTTP/1.1\nHost: shop.localhost\n" + fields + "\n";
        return lines.replace("\n", "\r\n").getBytes(ISO_8859_1);
    }

    private static Manifest withFile(BlobStore blobs, Bodies bodies) {
        ManifestFile css = new ManifestFile(stored("css", blobs, bodies), "text/css")
                .with(Map.of(ContentCoding.BR, stored("br", blobs, bodies)));
        return manifest("d1").withFiles(new TreeMap<>(Map.of(new CanonicalPath(FILE), css)));
    }

    /** In memory, too. */
    private static Blob stored(String content, BlobStore blobs, Bodies bodies) {
        try {
            Blob blob = blobs.put(new ByteArrayInputStream(content.getBytes(UTF_8)));
            var _ = bodies.load(blob).join();
            return blob;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
