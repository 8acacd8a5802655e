package dev.lockstep.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void threeDigitsOfAValueAreTold() {
        assertThat(Figure.text(0.126, "ms")).isEqualTo("0.13 ms");
        assertThat(Figure.text(9.5, "ms")).isEqualTo("9.50 ms");
        assertThat(Figure.text(12.34, "ms")).isEqualTo("12.3 ms");
        assertThat(Figure.text(1234.5, "renders/s")).isEqualTo("1 235 renders/s");
        assertThat(Figure.text(1, "")).isEqualTo("1.00");
    }
}
