package dev.lockstep.render.data;

import dev.lockstep.contracts.event.Problem;

/** Where a page's data comes from. */
@FunctionalInterface
public interface PageData {

    /** What a data source answered. */
    sealed interface Answer {

        /** JSON as maps, lists, texts, numbers and truths. */
        record Found(Object json) implements Answer {}

        /** The source says that there is no such thing, 404, or not any more, 410. */
        record Missing(int status) implements Answer {}

        record Failed(Problem problem) implements Answer {}
    }

    Answer fetch(String address);
}
