package dev.lockstep.render.data;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.outbound.AnswerHead;

/** Where a page's data comes from. */
@FunctionalInterface
public interface PageData {

    /** What a data source answered. */
    sealed interface Answer {

        /** JSON as maps, lists, texts, numbers and truths. */
        record Found(AnswerHead head, Object json) implements Answer {}

        /** The source says that there is no such thing, 404, or not any more, 410. */
        record Missing(AnswerHead head) implements Answer {}

        record Failed(Problem problem) implements Answer {}
    }

    Answer fetch(String address);
}
