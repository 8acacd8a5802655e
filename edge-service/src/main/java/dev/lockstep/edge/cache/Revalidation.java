package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.HttpDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asking whether a stored response still holds (RFC 9111 §4.3), and what the answer changes (§3.2). */
final class Revalidation {

    /** Conditions and parts that the visitor asks for are answered from what is stored. */
    private static final Set<String> OF_THE_VISITOR =
            Set.of("if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range", "range");

    /** What says how the stored body is to be read stays as it came with the body. */
    private static final Set<String> OF_THE_BODY =
            Set.of("content-encoding", "content-length", "content-md5", "content-range");

    private Revalidation() {}

    /** A request for the whole, whoever asks for what part of it. */
    static HeaderFields whole(HeaderFields asked) {
        return asked.without(OF_THE_VISITOR::contains);
    }

    /** A request that is answered by 304 if the stored response still holds. */
    static HeaderFields conditional(HeaderFields asked, HeaderFields stored) {
        HeaderFields whole = whole(asked);
        HeaderFields tagged = stored.has("etag") ? whole.with("if-none-match", stored.joined("etag")) : whole;
        return stored.has("last-modified") ? tagged.with("if-modified-since", stored.joined("last-modified")) : tagged;
    }

    /** The stored response, if a 304 is about it; a strong tag that differs is about another (§4.3.4). */
    static Optional<Received> confirmed(Received stored, Received notModified) {
        String tag = notModified.fields().joined("etag");
        if (!tag.isEmpty() && !weak(tag).equals(weak(stored.fields().joined("etag")))) {
            return Optional.empty();
        }
        SortedMap<String, List<String>> lines = new TreeMap<>(stored.fields().lines());
        // What it says now about its age is in the 304 alone.
        lines.remove("age");
        notModified.fields().without(OF_THE_BODY::contains).lines().forEach((name, values) -> lines.put(name, values));
        return Optional.of(new Received(
                stored.status(), new HeaderFields(lines), notModified.askedAt(), notModified.answeredAt()));
    }

    /** What a 304 says of what the visitor holds (RFC 9110 §15.4.5). */
    static HeaderFields ofNotModified(HeaderFields stored) {
        return stored.without(name -> OF_THE_BODY.contains(name) || name.equals("content-type"));
    }

    /** Whether the visitor has this response already (RFC 9110 §13.2.2): a tag decides alone where one is sent. */
    static boolean isHeld(HeaderFields asked, Received stored) {
        if (stored.status() != 200) {
            return false;
        }
        if (asked.has("if-none-match")) {
            return names(asked.joined("if-none-match"), stored.fields().joined("etag"));
        }
        return HttpDate.read(asked.joined("if-modified-since"))
                .flatMap(since ->
                        HttpDate.read(stored.fields().joined("last-modified")).map(changed -> !changed.isAfter(since)))
                .orElse(false);
    }

    private static boolean names(String tags, String tag) {
        if (tags.strip().equals("*")) {
            return true;
        }
        return !tag.isEmpty() && Tags.in(tags).anyMatch(named -> weak(named).equals(weak(tag)));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** Entity tags of a list; a comma may stand within one. */
    private static final class Tags {
        private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*+\"");

        private static Stream<String> in(String list) {
            return TAG.matcher(list).results().map(MatchResult::group);
        }
    }
}
