package dev.lockstep.render.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookoutTest {

    @Test
    void aWordThatComesInPiecesIsSeen() {
        // Given
        Lookout lookout = new Lookout("word");

        // When
        boolean early = lookout.sees("a wo");
        boolean seen = lookout.sees("rd");

        // Then
        assertThat(early).isFalse();
        assertThat(seen).isTrue();
    }
}
