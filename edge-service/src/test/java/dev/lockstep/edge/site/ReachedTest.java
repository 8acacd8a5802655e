package dev.lockstep.edge.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import org.junit.jupiter.api.Test;

class ReachedTest {

    private final Reached second = Reached.NOTHING.at(new Epoch(2));

    @Test
    void epochsOnlyGoForward() {
        assertThat(second.at(new Epoch(1)).whole()).isEqualTo(new Epoch(2));
    }

    @Test
    void whatComesAfterARefusedPublishDoesNotMakeUpForIt() {
        Reached lacking = second.refusing(new Epoch(4)).at(new Epoch(6));

        assertThat(lacking.epoch()).isEqualTo(new Epoch(6));
        assertThat(lacking.whole()).isEqualTo(new Epoch(3));
        assertThat(lacking.lacks(new Epoch(3))).isFalse();
        assertThat(lacking.lacks(new Epoch(4))).isTrue();
        assertThat(lacking.lacks(new Epoch(9))).isTrue();
    }

    @Test
    void ofSeveralRefusedPublishesTheFirstCounts() {
        Reached lacking = second.refusing(new Epoch(6)).refusing(new Epoch(4)).refusing(new Epoch(8));

        assertThat(lacking.at(new Epoch(9)).whole()).isEqualTo(new Epoch(3));
    }

    @Test
    void aPublishMakesUpForThoseBeforeItAlone() {
        Reached lacking = second.refusing(new Epoch(3)).refusing(new Epoch(8)).at(new Epoch(9));

        assertThat(lacking.publishing(new Epoch(5)).whole()).isEqualTo(new Epoch(7));
        assertThat(lacking.publishing(new Epoch(8)).whole()).isEqualTo(new Epoch(9));
    }

    @Test
    void whatWasRefusedIsForgottenWithTheSite() {
        Reached lacking = second.refusing(new Epoch(3)).at(new Epoch(9));

        assertThat(lacking.withoutRefusals().whole()).isEqualTo(new Epoch(9));
    }
}
