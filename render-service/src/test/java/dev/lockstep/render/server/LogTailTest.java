package dev.lockstep.render.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTailTest {

    private final LogTail log = new LogTail(2, 10);

    @Test
    void onlyTheLastLinesAreKept() {
        // When
        log.write("one\ntwo\nthr");
        log.write("ee\nfour");

        // Then
        assertThat(log.text()).isEqualTo("two\nthree\nfour");
    }

    @Test
    void aLineWithoutAnEndIsCut() {
        // When
        for (int times = 0; times < 1000; times++) {
            log.write("0123456789");
        }

        // Then
        assertThat(log.text()).isEqualTo("0123456789…");
    }

    @Test
    void whatWouldActOnATerminalIsBlank() {
        // When
        log.write("a\u001b[2Jb\n");

        // Then
        assertThat(log.text()).isEqualTo("a [2Jb");
    }
}
