package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void aPasswordIsRecognizedAndNoOther() {
        PasswordHash hash = PasswordHash.of("corréct horse", new Random(1), 10);

        assertThat(hash.matches("corréct horse")).isTrue();
        assertThat(hash.matches("correct horse")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(hash.text()).startsWith("pbkdf2-sha512$10$").doesNotContain("horse");
    }

    @Test
    void twoHashesOfOnePasswordHaveNothingInCommon() {
        Random random = new Random(1);

        assertThat(PasswordHash.of("same", random, 10)).isNotEqualTo(PasswordHash.of("same", random, 10));
    }

    @Test
    void whatIsNoHashIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> new PasswordHash("secret")).hasMessage("not a password's hash");
    }
}
