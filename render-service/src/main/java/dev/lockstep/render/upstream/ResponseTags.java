package dev.lockstep.render.upstream;

import dev.lockstep.contracts.outbound.AnswerHead;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tags that a response gives itself. */
final class ResponseTags {

    static final int MOST = 100;
    private static final int LONGEST = 200;
    private static final List<String> FIELDS = List.of("cache-tag", "netlify-cache-tag");

    private ResponseTags() {}

    static SortedSet<String> of(AnswerHead head) {
        SortedSet<String> tags = new TreeSet<>();
        for (String field : FIELDS) {
            for (String tag : head.header(field).split(",", -1)) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        }
        return tags;
    }

    /** A page with a tag left out could not be purged by it. */
    static boolean areTooMany(SortedSet<String> tags) {
        return tags.size() > MOST || tags.stream().anyMatch(tag -> tag.length() > LONGEST);
    }
}
