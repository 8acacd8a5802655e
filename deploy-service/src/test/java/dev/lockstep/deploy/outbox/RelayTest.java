package dev.lockstep.deploy.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelayTest extends RelayCase {

    @Test
    void everythingIsAnnouncedInTheOrderOfItsSite() {
        publish(SHOP, 1, 2, 3);
        publish(BLOG, 1);

        drain(relay);

        assertThat(log.epochsOf(SHOP)).containsExactly(1L, 2L, 3L);
        assertThat(log.epochsOf(BLOG)).containsExactly(1L);
        assertThat(outbox.find(live(SHOP, 3))).isPresent();
        assertThat(announced.count()).isPositive();
    }

    @Test
    void whatTheLogDidNotTakeIsTriedAgainAndNothingOvertakesIt() {
        // Given a log that refuses the shop's second epoch
        publish(SHOP, 1, 2, 3);
        publish(BLOG, 1, 2);
        log.refuse(live(SHOP, 2));

        // When
        assertThatThrownBy(() -> drain(relay)).hasMessageContaining("not taken");

        // Then what was taken is noted, and nothing of the shop came after
        assertThat(log.epochsOf(SHOP)).containsExactly(1L);
        assertThat(outbox.find(live(SHOP, 1))).isPresent();
        assertThat(outbox.find(live(BLOG, 2))).isPresent();

        // And the next try completes it
        log.refuseNothing();
        drain(relay);
        assertThat(log.epochsOf(SHOP)).containsExactly(1L, 2L, 3L);
        assertThat(log.epochsOf(BLOG)).containsExactly(1L, 2L);
    }

    @Test
    void aCrashBetweenSendAndNoteSendsAgainBeforeAnythingLater() {
        // Given a process that died after the log had taken the first epoch, before that was noted
        publish(SHOP, 1, 2);
        assertThatThrownBy(() -> drain(relay(new Forgetful(outbox)))).hasMessageContaining("died");
        assertThat(log.epochsOf(SHOP)).containsExactly(1L);

        // When its successor goes on
        drain(relay(outbox));

        // Then the same event is there twice, under the same id, and the last one wins
        assertThat(log.epochsOf(SHOP)).containsExactly(1L, 1L, 2L);
        assertThat(log.idsOf(SHOP, 1)).hasSize(2).containsOnly("event-1");
    }

    @Test
    void aLateRecordOfThePredecessorDoesNotStayTheLastWord() {
        // Given a predecessor whose record of epoch 1 is still on its way when this relay announces 1 and 2
        publish(SHOP, 1, 2);
        drain(relay);
        log.write(new Unsent.Stated(99, "late", published(SHOP, 1), BEGIN));
        assertThat(log.lastWordOn(SHOP)).isEqualTo(1);

        // When it has had the lock for longer than anything can be on its way
        time.step(LONGEST.plusMillis(1));
        drain(relay);

        // Then the latest statement was repeated, and only once
        assertThat(log.lastWordOn(SHOP)).isEqualTo(2);
        int records = log.records.size();
        time.step(LONGEST.multipliedBy(2));
        drain(relay);
        assertThat(log.records).hasSize(records);
    }

    /** Else whoever waits for it would hear that it was not announced yet. */
    @Test
    void whatIsToBeRepeatedLiesWhereItLayUntilItIs() {
        // Given what was announced, and a log that takes nothing while the relay repeats it
        publish(SHOP, 1, 2);
        drain(relay);
        Optional<Position> first = outbox.find(live(SHOP, 2));
        log.refuse(live(SHOP, 2));
        time.step(LONGEST.plusMillis(1));

        // When
        assertThatThrownBy(() -> drain(relay)).hasMessageContaining("not taken");

        // Then
        assertThat(outbox.next(1)).hasSize(1);
        assertThat(outbox.find(live(SHOP, 2))).isPresent().isEqualTo(first);

        // And once it was repeated it lies there
        log.refuseNothing();
        drain(relay);
        assertThat(outbox.find(live(SHOP, 2))).contains(new Position("first", 0, 2));
    }

    @Test
    void aRelayThatGotItsLockBackMindsLateRecordsAnew() {
        // Given a settled relay that loses its lock to another, and gets it back
        drain(relay);
        time.step(LONGEST.plusMillis(1));
        drain(relay);
        relay.pause();
        publish(SHOP, 1, 2);
        drain(relay);
        log.write(new Unsent.Stated(99, "late", published(SHOP, 1), BEGIN));

        // When
        time.step(LONGEST.plusMillis(1));
        drain(relay);

        // Then
        assertThat(log.lastWordOn(SHOP)).isEqualTo(2);
    }
}
