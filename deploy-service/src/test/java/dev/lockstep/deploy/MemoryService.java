package dev.lockstep.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.encoding.EncodeBlob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.MemoryAuditLog;
import dev.lockstep.deploy.configuration.AssembleManifest;
import dev.lockstep.deploy.configuration.toml.TomlConfiguration;
import dev.lockstep.deploy.configuration.yaml.YamlConfiguration;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.finish.EncodeFiles;
import dev.lockstep.deploy.finish.FinishDeploy;
import dev.lockstep.deploy.finish.SettleDeploy;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.lifecycle.MemoryDeployStore;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.publish.BeginWarmUp;
import dev.lockstep.deploy.publish.LookForBytes;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishOnBranch;
import dev.lockstep.deploy.publish.Setbacks;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.purge.MemoryPurgeStore;
import dev.lockstep.deploy.purge.PurgePages;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.site.LocalSettings;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.upload.DeployAudit;
import dev.lockstep.deploy.upload.HoldBundle;
import dev.lockstep.deploy.upload.MemoryUploadStore;
import dev.lockstep.deploy.visit.HotPages;
import dev.lockstep.deploy.warmup.Manifests;
import dev.lockstep.deploy.warmup.PlanWarmUp;
import dev.lockstep.deploy.warmup.PublishWarm;
import dev.lockstep.deploy.warmup.WarmPages;
import dev.lockstep.deploy.warmup.Workers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;

/** One site of a service whose stores are maps, at noon. Nobody visits it, so that nothing is warmed up. */
public final class MemoryService {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryDeployStore deploys = new MemoryDeployStore(transactions);
    private final MemoryUploadStore uploads = new MemoryUploadStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final MemoryAuditLog audit = new MemoryAuditLog(transactions);
    private final MemoryQuotaStore quotas = new MemoryQuotaStore();
    private final MemoryBlobStore blobs;
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final SiteEvents events = new SiteEvents(new SiteAddresses(new LocalSettings()));
    private final PlanWarmUp plan = new PlanWarmUp(new HotPages(clock));
    private final PublishDeploy publish = new PublishDeploy(sites, deploys, outbox, audit, transactions, events, clock);
    private final SiteId site = Sites.add(sites, transactions);

    public MemoryService() {
        this(new MemoryBlobStore());
    }

    public MemoryService(MemoryBlobStore blobs) {
        this.blobs = blobs;
    }

    public SiteId site() {
        return site;
    }

    /** The site as it is now. */
    public Site now() {
        return sites.find(site.text()).orElseThrow();
    }

    public Deploy deploy(DeployId id) {
        return deploys.find(id).orElseThrow();
    }

    public boolean shows(DeployId id) {
        return now().pointer().live().shows(id);
    }

    public void save(Site changed) {
        sites.save(changed);
    }

    /** A deploy whose files are all there, and which nobody has processed yet. */
    public DeployId uploaded(String id, Intent intent, Map<String, String> files) {
        return uploaded(id, intent, files, new Actor("owner"));
    }

    public DeployId uploaded(String id, Intent intent, Map<String, String> files, Actor actor) {
        DeployId deploy = new DeployId(id);
        HoldBundle.Wish wish = new HoldBundle.Wish(intent, WarmUpWish.NONE, Expectation.any(), actor);
        var _ = hold().hold(deploy, site, wish, stored(files));
        return deploy;
    }

    /** Files by their names, in the blob store. */
    public SortedMap<CanonicalPath, Blob> stored(Map<String, String> files) {
        SortedMap<CanonicalPath, Blob> stored = new TreeMap<>();
        files.forEach((name, content) -> stored.put(new CanonicalPath("/" + name), blob(content)));
        return stored;
    }

    public MemoryQuotaStore quotas() {
        return quotas;
    }

    /** Nobody else is there at the same time. */
    public CheckQuota quota() {
        return new CheckQuota(quotas, _ -> {});
    }

    public CheckHoldings holdings() {
        return new CheckHoldings(sites, deploys, outbox, quotas);
    }

    public HoldBundle hold() {
        return new HoldBundle(
                deploys, uploads, quota(), holdings(), new DeployAudit(audit, sites), transactions, clock);
    }

    public FinishDeploy finish() {
        PublishOnBranch onBranch = new PublishOnBranch(sites, outbox, audit, events);
        SettleDeploy settle = new SettleDeploy(
                sites, deploys, outbox, plan, publish, onBranch, new Setbacks(audit), transactions, events, clock);
        AssembleManifest assemble = new AssembleManifest(new YamlConfiguration(), new TomlConfiguration());
        EncodeFiles encode =
                new EncodeFiles(new EncodeBlob(blobs, List.of()), ForkJoinPool.commonPool(), ForkJoinPool.commonPool());
        return new FinishDeploy(uploads, blobs, assemble, encode, ManifestJson::write, settle, warm());
    }

    public PublishWarm warm() {
        WarmPages warm = new WarmPages(MemoryService::nobody, deploys, transactions, clock, System::nanoTime);
        BeginWarmUp begin = new BeginWarmUp(sites, deploys, outbox, audit, transactions, events, clock);
        LookForBytes look = new LookForBytes(deploys, blobs::contains, Runnable::run, Duration.ZERO);
        return new PublishWarm(sites, deploys, look, manifests(), plan, warm, begin, publish);
    }

    public Manifests manifests() {
        return digest -> ManifestJson.read(bytes(blobs.require(digest)));
    }

    public PurgePages purge() {
        return new PurgePages(sites, new MemoryPurgeStore(transactions), outbox, audit, transactions, clock);
    }

    public MemorySiteStore sites() {
        return sites;
    }

    public MemoryDeployStore deploys() {
        return deploys;
    }

    public MemoryUploadStore uploads() {
        return uploads;
    }

    public MemoryBlobStore blobs() {
        return blobs;
    }

    public PublishDeploy publish() {
        return publish;
    }

    public Clock clock() {
        return clock;
    }

    public MemoryOutbox outbox() {
        return outbox;
    }

    public MemoryAuditLog audit() {
        return audit;
    }

    public MemoryTransactions transactions() {
        return transactions;
    }

    private Blob blob(String content) {
        try {
            return blobs.put(new ByteArrayInputStream(content.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(InputStream blob) throws IOException {
        try (blob) {
            return blob.readAllBytes();
        }
    }

    private static Workers.Hearing nobody(Object listener, Duration atMost) {
        return new Workers.Hearing() {
            @Override
            public void ask(PageRequested request) {
                throw new AssertionError("nothing is popular: " + request);
            }

            @Override
            public void close() {}
        };
    }
}
