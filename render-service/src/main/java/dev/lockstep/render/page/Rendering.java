package dev.lockstep.render.page;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.Problem;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a renderer made. */
public sealed interface Rendering {

    /**
     * A page; its body is stored.
     *
     * @param headers names in lower case
     * @param tags the route's own and the renderer's
     * @param version which one of its data the page was made of, as the route asks for; empty when nobody said
     */
    record Page(
            int status,
            SortedMap<String, String> headers,
            SortedSet<String> tags,
            Lifetime lifetime,
            Blob body,
            String version)
            implements Rendering {
        public Page {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
            tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        }
    }

    /** No page; {@code log} is the last that the renderer wrote, if it writes any. */
    record Failed(Problem problem, String log) implements Rendering {
        public Failed(Problem problem) {
            this(problem, "");
        }
    }
}
