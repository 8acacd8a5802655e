package dev.lockstep.render.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void onlyWhatLiesBelowTheFirstUnfinishedRequestIsDone() {
        Progress progress = new Progress(5);
        Order.Ticket five = progress.take(5);
        Order.Ticket six = progress.take(6);
        Order.Ticket nine = progress.take(9);

        nine.done();
        six.done();
        assertThat(progress.done()).isEqualTo(5);

        five.done();
        assertThat(progress.done()).isEqualTo(10);
        assertThat(progress.next()).isEqualTo(10);
    }
}
