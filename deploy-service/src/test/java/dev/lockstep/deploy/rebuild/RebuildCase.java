package dev.lockstep.deploy.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.MemoryAuditLog;
import dev.lockstep.deploy.domain.MemoryDomainStore;
import dev.lockstep.deploy.lifecycle.MemoryDeployStore;
import dev.lockstep.deploy.outbox.Announcer;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.outbox.MemorySiteLog;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.outbox.Written;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.purge.MemoryPurgeStore;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.retention.MemoryPageLog;
import dev.lockstep.deploy.site.AnnounceSettings;
import dev.lockstep.deploy.site.LocalSettings;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.site.Pointer;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;

/** A rebuild over a database and logs that say as much of a site as a test has them say. */
abstract class RebuildCase {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Actor OWNER = new Actor("owner");

    final MemoryTransactions transactions = new MemoryTransactions();
    final MemorySiteStore sites = new MemorySiteStore(transactions);
    final MemoryDeployStore deploys = new MemoryDeployStore(transactions);
    final MemoryDomainStore domains = new MemoryDomainStore(transactions);
    final MemoryPurgeStore purges = new MemoryPurgeStore(transactions);
    final MemoryOutbox outbox = new MemoryOutbox(transactions);
    final MemoryAuditLog audit = new MemoryAuditLog(transactions);
    final MemorySiteLog log = new MemorySiteLog();
    final MemoryPageLog pages = new MemoryPageLog();
    final Announcer announcer = new Tombstones();
    final RebuildLog rebuild = new RebuildLog(
            () -> true,
            announcer,
            new RebuildLog.Logs(new Busy(), pages),
            new LookForLost(deploys, this::contain, ForkJoinPool.commonPool()),
            new WithdrawSites(sites, announcer, audit, transactions),
            new Restate(stateSites(), outbox, outbox.memory(), audit, transactions),
            Clock.fixed(NOON, ZoneOffset.UTC));
    final SiteId site = Sites.add(sites, transactions);
    long offset;
    Runnable meanwhile = () -> {};
    final Set<Digest> missing = new HashSet<>();
    boolean storeIsAway;

    private StateSites stateSites() {
        return new StateSites(
                sites,
                domains,
                new AnnounceSettings(new MemoryTokenStore(), domains, new MemoryQuotaStore(), outbox),
                new LiftSite(sites, purges, outbox, outbox.memory(), audit),
                new UnknownWords(outbox.memory(), outbox, audit),
                new StateDeploys(
                        deploys, outbox, outbox.memory(), new SiteEvents(new SiteAddresses(new LocalSettings()))),
                outbox.memory());
    }

    private boolean contain(Digest manifest) throws IOException {
        if (storeIsAway) {
            throw new UnreachableStoreException("nobody answers", "wait", new IOException());
        }
        return !missing.contains(manifest);
    }

    /** Stated from this database, and noted. */
    void said(SiteEvent event) {
        outbox.add(event);
        if (event instanceof PagesPurged purge) {
            purges.keep(List.of(purge));
        }
        Unsent.Stated unsent = (Unsent.Stated) outbox.next(1).getFirst();
        Position position = next();
        log.add(position, new Written.Stated(unsent.eventId(), event));
        outbox.sent(Map.of(unsent.id(), position), NOON);
    }

    /** Stated from the database before it was restored. */
    void heard(SiteEvent event) {
        Position position = next();
        log.add(position, new Written.Stated("of-another-time-" + position.offset(), event));
    }

    Position next() {
        offset++;
        return new Position(0, offset - 1);
    }

    void at(long epoch) {
        sites.save(now().pointTo(Pointer.START.liftTo(new Epoch(epoch)), NOON));
    }

    Site now() {
        return sites.find(site.text()).orElseThrow();
    }

    String name() {
        return now().name().text();
    }

    <T extends SiteEvent> List<T> waiting(Class<T> kind) {
        return outbox.memory().lastWords(site).stream()
                .filter(Written.Stated.class::isInstance)
                .map(written -> ((Written.Stated) written).event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    static DeployPublished published(SiteId site, String deploy, long epoch) {
        return new DeployPublished(
                site,
                List.of(site + ".localhost"),
                DeployPublished.LIVE,
                new DeployId(deploy),
                Digest.of(deploy.getBytes(UTF_8)),
                List.of(),
                List.of(),
                PublishCause.PUBLISH,
                new Epoch(epoch),
                Epoch.ZERO,
                NOON);
    }

    static DeployReady ready(SiteId site, String deploy, long epoch) {
        return new DeployReady(
                site,
                List.of(),
                new DeployId(deploy),
                Digest.of(deploy.getBytes(UTF_8)),
                new Epoch(epoch),
                Epoch.ZERO,
                NOON);
    }

    PagesPurged purged(String tag, long epoch) {
        return new PagesPurged(site, new PurgeScope.Tag(tag), PurgeKind.HARD, new Epoch(epoch), "owner", "", NOON);
    }

    static SiteConfigured settings(SiteId site, long revision, long epoch) {
        return new SiteConfigured(site, LeaseMode.STRICT, List.of(), Access.USUAL, revision, new Epoch(epoch), NOON);
    }

    static SiteConfigured claiming(SiteId site, DomainClaim claim) {
        Access access = new Access(List.of(claim), PreviewLock.OPEN, Continuity.NONE);
        return new SiteConfigured(site, LeaseMode.AVAILABLE, List.of(), access, 1, Epoch.ZERO, NOON);
    }

    /** Something happens while it is read. */
    final class Busy implements SiteLog {
        @Override
        public Map<Integer, Long> read(Map<Integer, Long> from, Reader reader) {
            Map<Integer, Long> ends = log.read(from, reader);
            meanwhile.run();
            return ends;
        }

        @Override
        public Map<Integer, Long> beginnings() {
            return log.beginnings();
        }
    }

    /** Takes what a rebuild says past the outbox. */
    final class Tombstones implements Announcer {
        @Override
        public Optional<String> log() {
            return Optional.of("the-log");
        }

        @Override
        public boolean isMissing() {
            return false;
        }

        @Override
        public CompletionStage<Position> announce(Unsent unsent) {
            if (unsent instanceof Unsent.Withdrawn(long _, SiteId gone, String states)) {
                Position position = next();
                log.add(position, new Written.Withdrawn(gone, states));
                return CompletableFuture.completedFuture(position);
            }
            throw new AssertionError("only the relay announces " + unsent);
        }
    }
}
