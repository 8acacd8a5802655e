package dev.lockstep.contracts.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhichLogTest {
    private static final String ONE = "one";
    private static final String OTHER = "other";
    private static final String UNKNOWN = "";

    @Test
    void whatIsReadOfOneLogIsHandedOver() throws IOException {
        assertThat(told(ONE, ONE).throughout(() -> "all of it")).isEqualTo("all of it");
    }

    @Test
    void kafkaIsAskedAgainWhereItIsBusy() throws IOException {
        assertThat(told(UNKNOWN, ONE, UNKNOWN, UNKNOWN, ONE).throughout(() -> "all of it"))
                .isEqualTo("all of it");
    }

    @Test
    void nothingIsTakenForOneLogThatMayBePartsOfTwo() {
        assertThatThrownBy(() -> told(ONE, OTHER).throughout(() -> "some of it"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it was one and is other");
    }

    @Test
    void nothingIsReadOfALogThatNobodyKnows() {
        WhichLog silent = Optional::empty;

        assertThatThrownBy(() -> silent.throughout(() -> {
                    throw new AssertionError("was read");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not say");
    }

    @Test
    void aLogThatIsNotThereAnyMoreIsNotTakenForRead() {
        Deque<String> once = new ArrayDeque<>(List.of(ONE));
        WhichLog gone = () -> Optional.ofNullable(once.pollFirst());

        assertThatThrownBy(() -> gone.throughout(() -> "some of it"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not say");
    }

    private static WhichLog told(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return () -> Optional.of(left.removeFirst()).filter(answer -> !answer.equals(UNKNOWN));
    }
}
