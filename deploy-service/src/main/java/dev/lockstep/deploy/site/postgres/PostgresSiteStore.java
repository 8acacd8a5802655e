package dev.lockstep.deploy.site.postgres;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PasswordHash;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.site.Live;
import dev.lockstep.deploy.site.Pointer;
import dev.lockstep.deploy.site.Settings;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteName;
import dev.lockstep.deploy.site.SiteStore;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sites as rows. The row lock of {@link #lock} is what makes epochs consecutive. Outside a transaction each look is one of
 * its own, else a request would see what it saw first.
 */
@Transactional
@ApplicationScoped
class PostgresSiteStore implements SiteStore {

    /** The database decides whose name it is; a violated constraint would take the whole transaction down. */
    @Override
    public boolean add(Site site) {
        return SiteRow.getEntityManager()
                        .createNativeQuery(
                                "insert into site (id, name, locked, epoch, previous, created_at, updated_at)"
                                        + " values (?1, ?2, false, 0, '{}', ?3, ?4)"
                                        + " on conflict (name) do nothing")
                        .setParameter(1, site.id().text())
                        .setParameter(2, site.name().text())
                        .setParameter(3, site.createdAt())
                        .setParameter(4, site.updatedAt())
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<Site> find(String idOrName) {
        return SiteRow.<SiteRow>find("id = ?1 or name = ?1", idOrName)
                .firstResultOptional()
                .map(PostgresSiteStore::site);
    }

    @Override
    public Optional<Site> lock(SiteId id) {
        return SiteRow.<SiteRow>findByIdOptional(id.text()).map(row -> {
            // To read anew would lose what this transaction has changed and not yet written.
            SiteRow.flush();
            SiteRow.getEntityManager().refresh(row, LockModeType.PESSIMISTIC_WRITE);
            return site(row);
        });
    }

    @Override
    public void save(Site site) {
        SiteRow row = SiteRow.<SiteRow>findByIdOptional(site.id().text()).orElseThrow();
        Pointer pointer = site.pointer();
        row.liveDeploy = switch (pointer.live()) {
            case Live.Nothing() -> null;
            case Live.Showing(DeployId deploy) -> deploy.text();
        };
        row.locked = pointer.locked();
        row.epoch = pointer.epoch().number();
        row.previous = pointer.previous().stream().map(DeployId::text).toArray(String[]::new);
        row.warmPages = site.warmUp().pages();
        row.warmMillis = site.warmUp().atMost().toMillis();
        row.warmToleratedPercent = site.warmUp().toleratedPercent();
        row.lease = site.settings().lease().name().toLowerCase(Locale.ROOT);
        PreviewLock previews = site.settings().previews();
        row.previewPassword = previews.passwords().stream()
                .map(PasswordHash::text)
                .findFirst()
                .orElse("");
        row.previewToken =
                previews.tokens().stream().map(Digest::hex).findFirst().orElse("");
        row.lockCoversLive = previews.coversLive();
        row.pins = site.settings().continuity().pins();
        row.monotonicReads = site.settings().continuity().monotonicReads();
        row.settingsRevision = site.settings().revision();
        row.updatedAt = site.updatedAt();
    }

    @Override
    public List<Site> list() {
        return SiteRow.<SiteRow>listAll(Sort.by("name")).stream()
                .map(PostgresSiteStore::site)
                .toList();
    }

    private static Site site(SiteRow row) {
        return new Site(
                new SiteId(row.id), new SiteName(row.name), pointer(row), settings(row), row.createdAt, row.updatedAt);
    }

    private static Settings settings(SiteRow row) {
        LeaseMode lease = LeaseMode.valueOf(row.lease.toUpperCase(Locale.ROOT));
        Continuity continuity = new Continuity(row.pins, row.monotonicReads);
        return new Settings(lease, warmUp(row), previews(row), continuity, row.settingsRevision);
    }

    private static PreviewLock previews(SiteRow row) {
        return new PreviewLock(
                said(row.previewPassword).map(PasswordHash::new).toList(),
                said(row.previewToken).map(Digest::new).toList(),
                row.lockCoversLive);
    }

    private static Stream<String> said(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text);
    }

    private static WarmUpWish warmUp(SiteRow row) {
        return new WarmUpWish(row.warmPages, Duration.ofMillis(row.warmMillis), row.warmToleratedPercent);
    }

    private static Pointer pointer(SiteRow row) {
        String live = row.liveDeploy;
        return new Pointer(
                live == null ? new Live.Nothing() : new Live.Showing(new DeployId(live)),
                row.locked,
                new Epoch(row.epoch),
                Arrays.stream(row.previous).map(DeployId::new).toList());
    }
}
