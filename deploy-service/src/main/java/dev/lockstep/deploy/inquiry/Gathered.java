package dev.lockstep.deploy.inquiry;

import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeId;
import java.util.Comparator;
import java.util.List;

/**
 * What edges said to one question, in the order of their names.
 *
 * @param silent edges that live, as far as is known, and have not answered in time
 */
public record Gathered(List<EdgeAnswered> answers, List<EdgeId> silent) {

    public Gathered {
        answers = answers.stream()
                .sorted(Comparator.comparing(answer -> answer.edge().text()))
                .toList();
        silent = silent.stream().sorted(Comparator.comparing(EdgeId::text)).toList();
    }
}
