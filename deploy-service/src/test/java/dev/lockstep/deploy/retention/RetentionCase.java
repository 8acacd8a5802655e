package dev.lockstep.deploy.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.deploy.MemoryService;
import dev.lockstep.deploy.access.Requesters;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.command.MemoryCommandLog;
import dev.lockstep.deploy.history.MemoryPageHistory;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.outbox.MemorySiteLog;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.upload.AnnounceFiles;
import dev.lockstep.deploy.upload.DeployAudit;
import dev.lockstep.deploy.upload.Sha1;
import dev.lockstep.deploy.upload.StoredFiles;
import dev.lockstep.deploy.work.MemoryWorkLock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;

/** Retention over a service whose deploys and blobs are as a test leaves them. */
abstract class RetentionCase {
    static final Actor RETENTION = new Actor("retention");
    static final Intent DRAFT = new Intent(true, "", "");
    static final Duration GRACE = Duration.ofHours(1);
    static final Sha1 LOGO = new Sha1("a".repeat(40));
    static final Sha1 HOME = new Sha1("b".repeat(40));

    final InterruptedBlobStore blobs = new InterruptedBlobStore();
    final MemoryService service = new MemoryService(blobs);
    final MemoryPageLog log = new MemoryPageLog();
    final MemorySiteLog written = new MemorySiteLog();
    final MemoryPageHistory history = new MemoryPageHistory();
    final MemoryTally tally = new MemoryTally();
    final MemoryTokenStore tokens = new MemoryTokenStore();
    final MemoryCommandLog commands = new MemoryCommandLog(service.transactions());
    final MemoryWorkLock lock = new MemoryWorkLock();

    DeployId deployed(String id, Map<String, String> files) throws IOException {
        DeployId deploy = service.uploaded(id, DRAFT, files);
        var _ = service.finish().finish(deploy, RETENTION);
        return deploy;
    }

    AnnounceFiles.Outcome announceLogo(DeployId id) {
        AnnounceFiles announce = new AnnounceFiles(
                service.deploys(),
                service.uploads(),
                new StoredFiles(service.uploads(), blobs, ForkJoinPool.commonPool()),
                service.quota(),
                service.holdings(),
                new DeployAudit(service.audit(), service.sites()),
                service.transactions(),
                service.clock());
        service.deploys()
                .add(Deploy.create(id, service.site(), DRAFT, service.clock().instant()));
        try {
            return announce.announce(
                    id,
                    new AnnounceFiles.Wish(
                            DRAFT,
                            new TreeMap<>(Map.of(new CanonicalPath("/logo.svg"), LOGO)),
                            Requesters.of(Role.DEPLOYER, service.site())));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** All that a deploy needs to be shown. */
    Set<Digest> named(DeployId deploy) throws IOException {
        Manifest manifest = service.manifests().read(manifest(deploy));
        Set<Digest> named = new HashSet<>(Set.of(manifest(deploy)));
        manifest.files().values().forEach(file -> named.add(file.blob().digest()));
        return named;
    }

    Digest manifest(DeployId deploy) {
        return manifest(service.deploy(deploy));
    }

    static Digest manifest(Deploy deploy) {
        return switch (deploy.state()) {
            case DeployState.Ready(Digest manifest) -> manifest;
            case DeployState other -> throw new AssertionError(deploy.id() + " is " + other);
        };
    }

    void collectedLongAgo(DeployId deploy) {
        Deploy collected = service.deploy(deploy);
        service.deploys().save(collected.become(collected.state(), Instant.EPOCH));
    }

    Blob blob(String content) throws IOException {
        return blobs.put(new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    void allIsOld() {
        blobs.all().forEach(digest -> blobs.age(digest, Instant.EPOCH));
    }

    static Clock later() {
        return Clock.offset(Clock.systemUTC(), GRACE.multipliedBy(2));
    }

    Retained run(Clock clock) throws IOException {
        return retention(clock).run(RETENTION).orElseThrow();
    }

    RunRetention retention(Clock clock) {
        RetentionSettings settings = new FewSettings(1, GRACE);
        DueDeploys due = new DueDeploys(service.deploys(), service.quotas(), service.outbox(), settings, clock);
        CollectDeploy collect =
                new CollectDeploy(service.deploys(), service.uploads(), service.outbox(), service.audit(), clock);
        CollectDeploys collectAll =
                new CollectDeploys(service.sites(), service.deploys(), due, collect, service.transactions());
        RunRetention.Stores stores =
                new RunRetention.Stores(service.deploys(), service.uploads(), history, log, written, blobs);
        RunRetention.Books books =
                new RunRetention.Books(tally, new RetentionAudit(service.audit(), service.transactions(), clock));
        return new RunRetention(
                new ForgetRecords(
                        new ForgetRecords.Records(service.audit(), tokens, commands),
                        service.transactions(),
                        settings,
                        clock),
                collectAll,
                stores,
                service.manifests(),
                settings,
                books,
                lock,
                clock);
    }
}
