package dev.lockstep.deploy.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} and the {@link SendLog} that reads it owe their callers. */
public abstract class OutboxContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Position POSITION = new Position(1, 7);
    private static final int ALL = 1_000;

    protected abstract Outbox outbox();

    protected abstract SendLog log();

    protected abstract Transactions transactions();

    /** A site that events can be about, another one each time. */
    protected abstract SiteId site();

    @Test
    void aSitesEventsComeOneAfterTheOther() {
        // Given
        SiteId site = site();
        SiteId other = site();
        SiteEvent first = added(site, "one", 1);
        SiteEvent second = added(site, "two", 2);
        SiteEvent elsewhere = added(other, "one", 1);

        // When, Then
        assertThat(next(site)).containsExactly(first);
        assertThat(next(other)).containsExactly(elsewhere);
        sendNext(site, POSITION, NOW);
        assertThat(next(site)).containsExactly(second);
        sendNext(site, POSITION, NOW);
        assertThat(next(site)).isEmpty();
    }

    @Test
    void aBranchShowsWhatWasStatedLastUnlessThatWasTakenBack() {
        // Given one branch that moved on, one that was taken back, and what is live
        SiteId site = site();
        transactions().run(() -> {
            outbox().add(published(site, "next", "one", 1));
            outbox().add(published(site, "next", "two", 2));
            outbox().add(published(site, "gone", "three", 3));
            outbox().withdraw(site, "branch:gone", new Epoch(3), NOW);
            outbox().add(published(site, DeployPublished.LIVE, "four", 4));
            outbox().add(published(site(), "next", "five", 1));
        });

        // When, Then
        assertThat(outbox().onBranches(site)).isEqualTo(Map.of("branch:next", new DeployId("two")));
    }

    @Test
    void anEventOfATransactionThatBreaksWasNeverThere() {
        SiteId site = site();

        assertThatThrownBy(() -> transactions().run(() -> {
                    outbox().add(event(site, "one", 1));
                    throw new IllegalStateException("the process broke");
                }))
                .hasMessageContaining("the process broke");

        assertThat(next(site)).isEmpty();
    }

    @Test
    void aStatementIsFoundOnceItWasSent() {
        SiteId site = site();
        Statement statement = Statement.of(added(site, "one", 1));
        assertThat(log().find(statement)).isEmpty();

        sendNext(site, POSITION, NOW);

        assertThat(log().find(statement)).contains(POSITION);
        assertThat(log().find(new Statement(site, statement.states(), new Epoch(2))))
                .isEmpty();
    }

    /** What is chosen for a site takes no epoch: two choices in a row are one statement, made twice. */
    @Test
    void whatIsStatedAgainIsNotFoundWhereItWasStatedBefore() {
        // Given a statement that was announced
        SiteId site = site();
        added(site, "one", 1);
        sendNext(site, new Position(1, 7), NOW);

        // When it is made again as of the same epoch
        Statement again = Statement.of(added(site, "one", 1));

        // Then it is nowhere until it is announced again
        assertThat(log().find(again)).isEmpty();
        sendNext(site, new Position(1, 8), NOW);
        assertThat(log().find(again)).contains(new Position(1, 8));
    }

    @Test
    void onlyTheLatestOfWhatWasStatedSinceThenIsRepeated() {
        // Given two statements of the same before and after an instant, and one of something else long before
        SiteId site = site();
        added(site, "early", 1);
        added(site, "same", 2);
        SiteEvent latest = added(site, "same", 3);
        sendNext(site, POSITION, NOW.minusSeconds(60));
        sendNext(site, POSITION, NOW.minusSeconds(1));
        sendNext(site, POSITION, NOW.plusSeconds(1));

        // When
        int repeated = log().repeatSince(NOW);

        // Then
        assertThat(repeated).isEqualTo(1);
        assertThat(next(site)).containsExactly(latest);
    }

    /** Else an edge that hangs while a relay settles would seem to have read nothing. */
    @Test
    void whoHasReadAnEventHasItWhenItIsRepeatedLater() {
        // Given
        SiteId site = site();
        Statement statement = Statement.of(added(site, "one", 1));
        sendNext(site, new Position(1, 7), NOW);
        Position reached = new Position(1, 8);

        // When it is announced again
        log().repeatSince(NOW);
        assertThat(log().find(statement)).contains(new Position(1, 7));
        assertThat(log().epochBefore(site, reached)).isEqualTo(new Epoch(1));
        sendNext(site, new Position(1, 20), NOW);

        // Then it is acknowledged by whoever reads that, and known of whoever had read it
        assertThat(log().find(statement)).contains(new Position(1, 20));
        assertThat(log().epochBefore(site, reached)).isEqualTo(new Epoch(1));
    }

    @Test
    void whatIsRepeatedOfAStatementIsFoundWhereItLayFirstOnceItsOtherPartsLieSomewhere() {
        // Given a statement of two parts, one of which was announced
        SiteId site = site();
        Statement both = Statement.of(List.of(added(site, "one", 1), added(site, "two", 1)));
        sendNext(site, new Position(1, 7), NOW);

        // When that one is to be repeated, and the other is announced before
        log().repeatSince(NOW);
        assertThat(log().find(both)).isEmpty();
        log().sent(Map.of(unsent(site).getLast().id(), new Position(1, 9)), NOW);

        // Then
        assertThat(log().find(both)).contains(new Position(1, 9));
    }

    /** Where it lay first was on a log that is gone. */
    @Test
    void whatWaitsToBeRepeatedOnALogThatIsLostLiesNowhereOnTheNext() {
        SiteId site = site();
        Statement statement = Statement.of(added(site, "one", 1));
        sendNext(site, new Position(1, 7), NOW);
        log().repeatSince(NOW);

        log().restate("another");

        assertThat(log().find(statement)).isEmpty();
        sendNext(site, new Position("another", 1, 0), NOW);
        assertThat(log().find(statement)).contains(new Position("another", 1, 0));
    }

    @Test
    void whatIsStatedOfOneEpochGoesTogetherButNotWhatIsStatedTwice() {
        SiteId site = site();
        SiteEvent one = added(site, "one", 1);
        SiteEvent two = added(site, "two", 1);
        SiteEvent again = added(site, "one", 1);
        added(site, "three", 2);

        assertThat(next(site)).containsExactly(one, two);
        sendNext(site, POSITION, NOW);
        sendNext(site, POSITION, NOW);
        assertThat(next(site)).containsExactly(again);
    }

    @Test
    void aStatementOfSeveralPartsIsFoundWhereTheLastOfThemLies() {
        SiteId site = site();
        Statement both = Statement.of(List.of(added(site, "one", 1), added(site, "two", 1)));
        sendNext(site, new Position(1, 9), NOW);
        assertThat(log().find(both)).isEmpty();

        sendNext(site, new Position(1, 8), NOW);

        assertThat(log().find(both)).contains(new Position(1, 9));
    }

    @Test
    void whatWasStatedCanBeTakenBack() {
        SiteId site = site();
        added(site, "one", 1);
        sendNext(site, POSITION, NOW);

        transactions().run(() -> outbox().withdraw(site, "deploy:one", new Epoch(1), NOW));

        assertThat(unsent(site))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unsent.Withdrawn.class,
                        withdrawn -> assertThat(withdrawn.states()).isEqualTo("deploy:one"));
    }

    @Test
    void whatWasReplacedLongAgoIsForgottenAndTheLastWordIsNot() {
        // Given something that was stated twice, the second time a while ago, and something that was stated once
        SiteId site = site();
        Statement first = Statement.of(added(site, "twice", 1));
        Statement second = Statement.of(added(site, "twice", 2));
        Statement once = Statement.of(added(site, "once", 3));
        sendNext(site, new Position(1, 7), NOW);
        sendNext(site, new Position(1, 8), NOW);
        sendNext(site, new Position(1, 9), NOW);

        // When
        int early = log().forget(NOW);
        int forgotten = log().forget(NOW.plusSeconds(1));

        // Then
        assertThat(early).isZero();
        assertThat(forgotten).isEqualTo(1);
        assertThat(log().find(first)).isEmpty();
        assertThat(log().find(second)).contains(new Position(1, 8));
        assertThat(log().find(once)).contains(new Position(1, 9));
        assertThat(log().latest(site)).contains(once);
        assertThat(log().latest(site, "deploy:twice")).contains(second);
    }

    @Test
    void whatWasTakenBackIsForgottenOnceThatWasSent() {
        // Given something that was taken back, of which the log does not know yet, and something else later
        SiteId site = site();
        added(site, "gone", 1);
        transactions().run(() -> outbox().withdraw(site, "deploy:gone", new Epoch(1), NOW));
        Statement last = Statement.of(added(site, "last", 2));
        sendNext(site, new Position(1, 7), NOW);

        // When, Then what is to be sent stays, and so does what it takes back
        assertThat(log().forget(NOW.plusSeconds(1))).isZero();
        assertThat(unsent(site)).singleElement().isInstanceOf(Unsent.Withdrawn.class);

        // When, Then
        sendNext(site, new Position(1, 8), NOW);
        sendNext(site, new Position(1, 9), NOW);
        assertThat(log().forget(NOW.plusSeconds(1))).isEqualTo(2);
        assertThat(log().latest(site, "deploy:gone")).isEmpty();
        assertThat(log().latest(site)).contains(last);
    }

    @Test
    void theLatestIsKnownWhetherOrNotItWasSent() {
        SiteId site = site();
        assertThat(log().latest(site)).isEmpty();
        added(site, "one", 1);
        added(site, "two", 2);

        assertThat(log().latest(site)).contains(new Statement(site, "deploy:two", new Epoch(2)));
        assertThat(log().latest(site, "deploy:one")).contains(new Statement(site, "deploy:one", new Epoch(1)));
        assertThat(transactions().within(() -> outbox().latest(site, "deploy:one")))
                .contains(new Statement(site, "deploy:one", new Epoch(1)));
    }

    @Test
    void anEpochIsReachedOnceThePositionIsPastIt() {
        SiteId site = site();
        added(site, "one", 1);
        added(site, "two", 2);
        sendNext(site, new Position(1, 4), NOW);
        sendNext(site, new Position(1, 7), NOW);

        assertThat(log().epochBefore(site, new Position(1, 4))).isEqualTo(Epoch.ZERO);
        assertThat(log().epochBefore(site, new Position(1, 7))).isEqualTo(new Epoch(1));
        assertThat(log().epochBefore(site, new Position(1, 8))).isEqualTo(new Epoch(2));
    }

    @Test
    void whatHoldsIsStatedAgainOnAnotherLogAndLiesThereFromItsBeginning() {
        // Given what was replaced, what holds, and what nobody was told of yet, on a log that is gone
        SiteId site = site();
        added(site, "again", 1);
        SiteEvent again = added(site, "again", 2);
        SiteEvent later = added(site, "later", 3);
        sendNext(site, new Position(1, 500), NOW);
        sendNext(site, new Position(1, 501), NOW);

        // When
        int waiting = log().restate("another");

        // Then what holds waits, in its order, and lies nowhere
        assertThat(waiting).isGreaterThanOrEqualTo(2);
        assertThat(next(site)).containsExactly(again);
        assertThat(log().find(Statement.of(again))).isEmpty();
        assertThat(log().epochBefore(site, new Position(1, 502))).isEqualTo(Epoch.ZERO);

        // When something that was written to the log that is gone is noted late, and then the new one has it
        sendNext(site, new Position("gone", 1, 502), NOW);
        assertThat(log().find(Statement.of(again))).isEmpty();
        sendNext(site, new Position("another", 1, 0), NOW);
        sendNext(site, new Position("another", 1, 1), NOW);

        // Then
        assertThat(log().find(Statement.of(later))).contains(new Position("another", 1, 1));
        assertThat(log().epochBefore(site, new Position("another", 1, 1))).isEqualTo(new Epoch(2));
        assertThat(log().isIn("another")).isTrue();
        assertThat(log().isIn("gone")).isFalse();
    }

    private List<SiteEvent> next(SiteId site) {
        return unsent(site).stream()
                .map(Unsent.Stated.class::cast)
                .map(Unsent.Stated::event)
                .toList();
    }

    private List<Unsent> unsent(SiteId site) {
        return log().next(ALL).stream()
                .filter(unsent -> unsent.site().equals(site))
                .toList();
    }

    private void sendNext(SiteId site, Position position, Instant at) {
        log().sent(Map.of(unsent(site).getFirst().id(), position), at);
    }

    private SiteEvent added(SiteId site, String deploy, long epoch) {
        SiteEvent event = event(site, deploy, epoch);
        transactions().run(() -> outbox().add(event));
        return event;
    }

    private static SiteEvent event(SiteId site, String deploy, long epoch) {
        Digest manifest = Digest.of(deploy.getBytes(StandardCharsets.UTF_8));
        return new DeployReady(
                site,
                List.of(deploy + ".localhost"),
                new DeployId(deploy),
                manifest,
                new Epoch(epoch),
                Epoch.ZERO,
                NOW);
    }

    private static DeployPublished published(SiteId site, String branch, String deploy, long epoch) {
        return new DeployPublished(
                site,
                List.of(),
                branch,
                new DeployId(deploy),
                Digest.of(deploy.getBytes(StandardCharsets.UTF_8)),
                List.of(),
                List.of(),
                PublishCause.PUBLISH,
                new Epoch(epoch),
                Epoch.ZERO,
                NOW);
    }
}
