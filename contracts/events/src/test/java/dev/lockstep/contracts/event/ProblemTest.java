package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    /** A key of lockstep.yaml may hold any sign; no database takes this one, and no terminal should obey others. */
    @Test
    void whatIsQuotedIsToldByNumberWhereItCannotBeSeen() {
        Problem problem = Problem.of("'rou\0tes' is not known here", "try \u001b[1mroutes");

        assertThat(problem.reason()).isEqualTo("'rou\\u0000tes' is not known here");
        assertThat(problem.hint()).isEqualTo("try \\u001b[1mroutes");
    }

    @Test
    void linesStayLines() {
        assertThat(Problem.of("expected one of:\n\thit\n\tmiss", "").reason())
                .isEqualTo("expected one of:\n\thit\n\tmiss");
    }
}
