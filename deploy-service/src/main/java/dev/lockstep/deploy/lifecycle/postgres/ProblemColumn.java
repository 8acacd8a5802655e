package dev.lockstep.deploy.lifecycle.postgres;

import dev.lockstep.contracts.event.Problem;

/** A problem as it lies in the database. */
public record ProblemColumn(String file, int line, String reason, String hint) {

    static ProblemColumn of(Problem problem) {
        return new ProblemColumn(problem.file(), problem.line(), problem.reason(), problem.hint());
    }

    Problem problem() {
        return new Problem(file, line, reason, hint);
    }
}
