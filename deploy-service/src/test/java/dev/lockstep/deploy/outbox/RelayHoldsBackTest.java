package dev.lockstep.deploy.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a relay does where the log is not the one that the database knows. */
class RelayHoldsBackTest extends RelayCase {

    @Test
    void aLogThatIsLostBeforeAnythingWasWrittenToItIsNotTakenForIt() {
        // Given a relay that has had nothing to say so far
        drain(relay);

        // When
        log.becomes("second");
        publish(SHOP, 1);
        drain(relay);

        // Then
        assertThat(log.records).isEmpty();
    }

    @Test
    void nothingIsWrittenToALogThatTookThePlaceOfAnotherBeforeAllIsStatedAgain() {
        // Given a log that was lost after two publishes, and a third
        publish(SHOP, 1, 2);
        publish(BLOG, 1);
        drain(relay);
        log.becomes("second");
        publish(SHOP, 3);

        // When
        drain(relay);

        // Then the third waits
        assertThat(log.records).isEmpty();
        assertThat(outbox.find(live(SHOP, 3))).isEmpty();

        // And once somebody has all stated again, the last word on each site is there, and where it lies now is known
        int waiting = outbox.restate("second");
        drain(relay);
        assertThat(waiting).isEqualTo(2);
        assertThat(log.epochsOf(SHOP)).containsExactly(3L);
        assertThat(log.epochsOf(BLOG)).containsExactly(1L);
        assertThat(outbox.find(live(SHOP, 3)).orElseThrow().log()).isEqualTo("second");
    }

    @Test
    void aLogThatIsLostIsSeenThoughNothingWaits() {
        // Given a relay that has announced all that it had to
        publish(SHOP, 1);
        drain(relay);
        assertThat(sight.seen()).isEqualTo(LogSight.Seen.LOG);

        // When the log is gone
        log.becomesNone();
        drain(relay);

        // Then
        assertThat(sight.seen()).isEqualTo(LogSight.Seen.NONE);

        // When there is another
        log.becomes("second");
        drain(relay);

        // Then
        assertThat(sight.seen()).isEqualTo(LogSight.Seen.ANOTHER);

        // When all was stated again
        assertThat(outbox.restate("second")).isEqualTo(1);
        drain(relay);

        // Then
        assertThat(log.epochsOf(SHOP)).containsExactly(1L);
        assertThat(sight.seen()).isEqualTo(LogSight.Seen.LOG);
    }

    /** Whoever has read what is gone goes on; whoever begins now does not know of it. */
    @Test
    void aLogThatHasLostWhatHoldsIsWrittenToAndSeenUntilAllIsStatedAgain() {
        // Given a log that has lost what was replaced
        publish(SHOP, 1, 2);
        drain(relay);
        written.cut(new Position(0, 1));
        pass();
        assertThat(sight.seen()).isEqualTo(LogSight.Seen.LOG);

        // When it loses what holds, too
        written.cut(new Position(0, 2));
        publish(BLOG, 1);
        pass();

        // Then
        assertThat(sight.seen()).isEqualTo(LogSight.Seen.CUT);
        assertThat(log.epochsOf(BLOG)).containsExactly(1L);

        // When all was stated again
        assertThat(outbox.restate("first")).isEqualTo(2);
        drain(relay);
        pass();

        // Then
        assertThat(log.lastWordOn(SHOP)).isEqualTo(2);
        assertThat(sight.seen()).isEqualTo(LogSight.Seen.LOG);
    }

    private void pass() {
        time.step(Duration.ofSeconds(10));
        drain(relay);
    }

    @Test
    void aKafkaThatDoesNotAnswerChangesNothingOfWhatWasSeen() {
        // Given a log that is lost
        drain(relay);
        log.becomes("second");
        drain(relay);

        // When
        log.fallsSilent();
        drain(relay);

        // Then
        assertThat(sight.seen()).isEqualTo(LogSight.Seen.ANOTHER);
    }

    @Test
    void whoDoesNotHoldTheLockSaysNothingOfTheLog() {
        drain(relay);

        relay.pause();

        assertThat(sight.seen()).isEqualTo(LogSight.Seen.NOTHING);
    }

    @Test
    void whatALogHasTakenThatIsLostAtOnceIsAnnouncedAgain() {
        // Given a log that is made anew, and stated again, while a record is on its way
        publish(SHOP, 1);
        log.becomesAnotherNext();
        drain(relay);
        assertThat(outbox.find(live(SHOP, 1))).isEmpty();

        // When
        outbox.restate("second");
        drain(relay);

        // Then
        assertThat(log.epochsOf(SHOP)).containsExactly(1L);
        assertThat(outbox.find(live(SHOP, 1)).orElseThrow().log()).isEqualTo("second");
    }

    @Test
    void nothingIsWrittenToALogThatSaysWhatTheDatabaseDoesNotKnow() {
        // Given a log that has more than this database ever said, as that was restored from an older backup
        publish(SHOP, 1);
        written.add(new Position(0, 0), new Written.Stated("of-another-time", published(SHOP, 1)));

        // When
        drain(relay);

        // Then nothing is announced, whoever takes the lock, and that is known
        drain(relay(outbox));
        assertThat(log.records).isEmpty();
        assertThat(outbox.memory().isBehind()).isTrue();

        // And once somebody has made up for it all goes on
        outbox.memory().catchUp(Map.of(0, 1L));
        drain(relay);
        assertThat(log.epochsOf(SHOP)).containsExactly(1L);
    }

    @Test
    void whatWasSentAndNotNotedIsKnown() {
        // Given a record of a process that died before it noted it, and what another still wrote late
        publish(SHOP, 1, 2);
        written.add(new Position(0, 0), new Written.Stated("event-1", published(SHOP, 1)));
        written.add(new Position(0, 1), new Written.Stated("event-1", published(SHOP, 1)));

        // When
        drain(relay);

        // Then
        assertThat(outbox.memory().isBehind()).isFalse();
        assertThat(log.epochsOf(SHOP)).containsExactly(1L, 2L);
    }

    @Test
    void aRelayThatGotItsLockBackLooksAtTheLogAnew() {
        // Given a relay that has looked, and a database that is restored afterwards
        drain(relay);
        relay.pause();
        written.add(new Position(0, 0), new Written.Withdrawn(SHOP, "purge:hard:site"));
        publish(SHOP, 1);

        // When
        drain(relay);

        // Then
        assertThat(log.records).isEmpty();
        assertThat(outbox.memory().isBehind()).isTrue();
    }

    @Test
    void nothingIsNotedInADatabaseThatMayBeAnotherOne() {
        // Given a lock that is lost while a record is on its way
        publish(SHOP, 1, 2);

        // When
        relay.drain(() -> log.records.isEmpty());

        // Then the first is not noted, and the second not sent
        assertThat(log.epochsOf(SHOP)).containsExactly(1L);
        assertThat(outbox.find(live(SHOP, 1))).isEmpty();
        assertThat(outbox.memory().known()).isEmpty();
    }
}
