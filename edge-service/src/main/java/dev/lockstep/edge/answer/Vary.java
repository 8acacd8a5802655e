package dev.lockstep.edge.answer;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells caches by what else a reply was chosen than by its URL (RFC 9110 §12.5.5). */
final class Vary {

    static final String NAME = "vary";

    private Vary() {}

    /** The reply, which names these fields beside those that it names already. */
    static Reply add(Reply reply, Collection<String> fields) {
        String before = reply.headers().getOrDefault(NAME, "");
        Set<String> more = new LinkedHashSet<>(fields);
        members(before).forEach(said -> more.removeIf(field -> said.equals("*") || said.equalsIgnoreCase(field)));
        String names = String.join(", ", more);
        return more.isEmpty() ? reply : reply.with(NAME, before.isEmpty() ? names : before + ", " + names);
    }

    private static List<String> members(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }
}
