package dev.lockstep.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PasswordHash;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link SiteStore} owes its callers. */
public abstract class SiteStoreContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    protected abstract SiteStore store();

    protected abstract Transactions transactions();

    @Test
    void aSiteIsFoundByItsIdAndByItsName() {
        Site site = added("found");

        assertThat(store().find(site.id().text())).contains(site);
        assertThat(store().find("found")).contains(site);
        assertThat(store().find("nowhere")).isEmpty();
        assertThat(store().list())
                .contains(site)
                .isSortedAccordingTo(
                        (one, other) -> one.name().text().compareTo(other.name().text()));
    }

    @Test
    void aNameIsTakenOnce() {
        Site site = added("taken");

        assertThat(transactions().within(() -> store().add(fresh("taken")))).isFalse();
        assertThat(store().find("taken")).contains(site);
    }

    @Test
    void whatIsSavedIsReadBack() {
        Site site = added("saved");
        Site locked = site.pointTo(site.pointer().lock(false), NOW.plusSeconds(1))
                .warmUp(new WarmUpWish(7, Duration.ofMillis(1500), 20), NOW.plusSeconds(1));

        transactions().run(() -> store().save(locked));

        assertThat(store().find("saved")).contains(locked);
    }

    @Test
    void whatWasChosenIsReadBack() {
        Site site = added("chosen");
        Site chosen = site.configure(
                site.settings()
                        .choose(List.of(
                                new Choice.Lease(LeaseMode.STRICT),
                                new Choice.PreviewPassword(List.of(PasswordHash.of("a password", new Random(1)))),
                                new Choice.PreviewToken(List.of(Digest.of(new byte[] {1}))),
                                new Choice.PasswordContext(true),
                                new Choice.Pins(true),
                                new Choice.MonotonicReads(true))),
                NOW);

        transactions().run(() -> store().save(chosen));

        assertThat(store().find("chosen")).contains(chosen);
    }

    @Test
    void whoeverLocksASiteSeesWhatTheOneBeforeSaved() throws Exception {
        // Given
        Site site = added("counted");
        Callable<Boolean> step = () -> transactions().within(() -> {
            Site locked = store().lock(site.id()).orElseThrow();
            Pointer next = new Pointer(
                    locked.pointer().live(),
                    false,
                    locked.epoch().next(),
                    locked.pointer().previous());
            store().save(locked.pointTo(next, NOW));
            return true;
        });

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(20, step))) {
                assertThat(done.get()).isTrue();
            }
        }

        // Then no step was lost
        assertThat(store().find("counted").orElseThrow().epoch().number()).isEqualTo(20);
    }

    @Test
    void whatBreaksHalfWayLeavesNothing() {
        assertThatThrownBy(() -> transactions().run(() -> {
                    assertThat(store().add(fresh("undone"))).isTrue();
                    throw new IllegalStateException("the process broke");
                }))
                .hasMessageContaining("the process broke");

        assertThat(store().find("undone")).isEmpty();
    }

    private Site added(String name) {
        Site site = fresh(name);
        assertThat(transactions().within(() -> store().add(site))).isTrue();
        return site;
    }

    private static Site fresh(String name) {
        return Site.create(new SiteId(UUID.randomUUID().toString()), new SiteName(name), NOW);
    }
}
