package dev.lockstep.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTest {

    private static final String BEGIN = "<!-- miss: written by ./lockstep measure -->\n";
    private static final String END = "<!-- end of miss -->\n";

    @Test
    void aNewSectionComesLast() {
        String page = section("4 ms").putInto("# Figures\n\nOurs.\n");

        assertThat(page).startsWith("# Figures\n\nOurs.\n\n" + BEGIN).endsWith(END);
        assertThat(page).contains("| overhead | 4 ms | ≤ 5 ms |\n", "A machine, 2026-11-24.");
    }

    @Test
    void aSectionReplacesTheEarlierOneAndNothingElse() {
        String page = section("4 ms").putInto("# Figures\n") + "\nWhat limits it.\n";

        String again = section("3 ms").putInto(page);

        assertThat(again).contains("3 ms").doesNotContain("| 4 ms");
        assertThat(again).endsWith(END + "\nWhat limits it.\n");
        assertThat(section("3 ms").putInto(again)).isEqualTo(again);
    }

    private static Section section(String result) {
        List<Figure> figures = List.of(new Figure("overhead", result, "≤ 5 ms"));
        return new Section(new Nothing(), figures, "A machine", LocalDate.of(2026, 11, 24));
    }

    private record Nothing() implements Measurement {
        @Override
        public String name() {
            return "miss";
        }

        @Override
        public String method() {
            return "A first visit.";
        }

        @Override
        public void take(Notebook notebook) {
            notebook.step("nothing");
        }
    }
}
