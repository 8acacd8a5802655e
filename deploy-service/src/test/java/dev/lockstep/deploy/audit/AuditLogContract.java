package dev.lockstep.deploy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} owes its callers. */
public abstract class AuditLogContract {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final Actor ACTOR = Actor.byToken("id", "owner").at("192.0.2.7");

    protected abstract AuditLog log();

    protected abstract AuditTrail trail();

    protected abstract Transactions transactions();

    /** A site that something can be done to, another one each time. */
    protected abstract SiteId site();

    /** What was noted of a site, in its order. */
    private List<AuditEntry> noted(SiteId site) {
        return lines(of(site, 100)).stream().map(AuditLine::entry).toList().reversed();
    }

    private List<AuditLine> lines(AuditQuestion question) {
        return trail().read(question);
    }

    private static AuditQuestion of(SiteId site, int most) {
        return new AuditQuestion(List.of(site), List.of(), Instant.EPOCH, END, Long.MAX_VALUE, most);
    }

    @Test
    void whatIsNotedStaysWholeAndInItsOrder() {
        SiteId site = site();
        AuditEntry publish =
                new AuditEntry(site, AuditEntry.Action.PUBLISH, new DeployId("d1"), new Epoch(1), ACTOR, NOON);
        AuditEntry purge = new AuditEntry(
                site, AuditEntry.Action.PURGE, "purge:hard:tag:a purge:hard:path:/b", new Epoch(2), ACTOR, NOON);

        transactions().run(() -> log().note(publish));
        transactions().run(() -> log().note(purge));

        assertThat(noted(site)).containsExactly(publish, purge);
        assertThat(noted(site())).isEmpty();
    }

    @Test
    void everythingThatCanBeDoneCanBeNoted() {
        SiteId site = site();

        for (AuditEntry.Action action : AuditEntry.Action.values()) {
            transactions()
                    .run(() -> log().note(new AuditEntry(site, action, "subject", Epoch.ZERO, new Actor("ci"), NOON)));
        }

        assertThat(noted(site)).extracting(AuditEntry::action).containsExactly(AuditEntry.Action.values());
    }

    @Test
    void whatBreaksWasNeverDone() {
        SiteId site = site();

        assertThatThrownBy(() -> transactions().run(() -> {
                    log().note(new AuditEntry(site, AuditEntry.Action.LOCK, "d1", Epoch.ZERO, ACTOR, NOON));
                    throw new IllegalStateException("the process broke");
                }))
                .hasMessageContaining("the process broke");

        assertThat(noted(site)).isEmpty();
    }

    @Test
    void linesAreReadFromTheLatestOnInPagesThatHaveNoneTwice() {
        SiteId site = site();
        for (int i = 1; i <= 5; i++) {
            note(site, AuditEntry.Action.PURGE, i, NOON.plusSeconds(i));
        }

        List<AuditLine> first = lines(of(site, 2));
        List<AuditLine> second = lines(new AuditQuestion(
                List.of(site), List.of(), Instant.EPOCH, END, first.getLast().number(), 2));

        assertThat(first).extracting(line -> line.entry().epoch().number()).containsExactly(5L, 4L);
        assertThat(second).extracting(line -> line.entry().epoch().number()).containsExactly(3L, 2L);
    }

    @Test
    void linesAreChosenByActionAndTime() {
        SiteId site = site();
        note(site, AuditEntry.Action.PURGE, 1, NOON);
        note(site, AuditEntry.Action.PUBLISH, 2, NOON.plusSeconds(1));
        note(site, AuditEntry.Action.PUBLISH, 3, NOON.plusSeconds(2));

        List<AuditLine> chosen = lines(new AuditQuestion(
                List.of(site),
                List.of(AuditEntry.Action.PUBLISH, AuditEntry.Action.PURGE),
                NOON,
                NOON.plusSeconds(2),
                Long.MAX_VALUE,
                10));
        List<AuditLine> published = lines(new AuditQuestion(
                List.of(site), List.of(AuditEntry.Action.PUBLISH), NOON.plusSeconds(2), END, Long.MAX_VALUE, 10));

        assertThat(chosen).extracting(line -> line.entry().epoch().number()).containsExactly(2L, 1L);
        assertThat(published).extracting(line -> line.entry().epoch().number()).containsExactly(3L);
    }

    @Test
    void whatIsDoneToThePlatformIsOfNoSite() {
        SiteId site = site();
        AuditEntry made = AuditEntry.ofThePlatform(AuditEntry.Action.CREATE_TOKEN, "t viewer ci", ACTOR, NOON);

        transactions().run(() -> log().note(made));
        note(site, AuditEntry.Action.LOCK, 1, NOON);

        assertThat(noted(site)).hasSize(1);
        assertThat(lines(new AuditQuestion(List.of(), List.of(), Instant.EPOCH, END, Long.MAX_VALUE, 2)))
                .extracting(AuditLine::entry)
                .element(1)
                .isEqualTo(made);
    }

    /** Of a time that no other test is of: all of them share a log. */
    @Test
    void linesFromBeforeAMomentAreForgottenTheFirstOnesFirst() {
        SiteId site = site();
        Instant longAgo = Instant.parse("1999-01-02T12:00:00Z");
        for (int i = 1; i <= 4; i++) {
            note(site, AuditEntry.Action.PURGE, i, longAgo.plusSeconds(i));
        }

        assertThat(forget(longAgo.plusSeconds(4), 2)).isEqualTo(2);
        assertThat(noted(site)).extracting(entry -> entry.epoch().number()).containsExactly(3L, 4L);
        assertThat(forget(longAgo.plusSeconds(4), 2)).isEqualTo(1);
        assertThat(forget(longAgo.plusSeconds(4), 2)).isZero();
        assertThat(noted(site)).extracting(entry -> entry.epoch().number()).containsExactly(4L);
        assertThat(forget(longAgo.plusSeconds(5), 2)).isEqualTo(1);

        note(site, AuditEntry.Action.PURGE, 5, NOON);
        assertThat(noted(site)).extracting(entry -> entry.epoch().number()).containsExactly(5L);
    }

    private int forget(Instant before, int most) {
        return transactions().within(() -> trail().forget(before, most));
    }

    private void note(SiteId site, AuditEntry.Action action, long epoch, Instant at) {
        transactions().run(() -> log().note(new AuditEntry(site, action, "d1", new Epoch(epoch), ACTOR, at)));
    }
}
