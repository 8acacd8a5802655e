package dev.lockstep.render.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 12, 13, 24, 100})
    void eachTurnOfARoundIsOnePartitionsAndNoOther(int round) {
        Stream<Integer> turns = IntStream.range(0, round)
                .mapToObj(partition -> Share.of(List.of(partition), round))
                .flatMap(share -> share.turns().stream());

        assertThat(turns)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, round).boxed().toList());
    }

    @Test
    void theTurnsOfAWorkerLieApart() {
        assertThat(Share.of(List.of(0, 1, 2), 12).turns()).containsExactly(0, 2, 7);
        assertThat(Share.of(List.of(3, 4, 5, 6), 12).turns()).containsExactly(4, 6, 9, 11);
    }

    @Test
    void turnsAreCountedOverAllRounds() {
        Share share = Share.of(List.of(0, 1, 2), 12);

        assertThat(share.before(0)).isZero();
        assertThat(share.before(3)).isEqualTo(2);
        assertThat(share.before(24)).isEqualTo(6);
        assertThat(share.turn(6)).isEqualTo(24);
        assertThat(share.turn(-1)).isEqualTo(-5);
        assertThat(IntStream.range(-9, 9)).allMatch(had -> share.before(share.turn(had)) == had);
    }

    @Test
    void whoeverHasNoPartitionHasNoShare() {
        assertThatThrownBy(() -> Share.of(List.of(), 12)).isInstanceOf(IllegalArgumentException.class);
    }
}
