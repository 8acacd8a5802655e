package dev.lockstep.edge.answer;

import dev.lockstep.contracts.pass.CacheControl;
import dev.lockstep.contracts.pass.HeaderFields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What caches between this edge and its visitors may do with a reply. */
public final class Downstream {

    private static final String CACHE_CONTROL = "cache-control";
    private static final String OF_EDGES = "cdn-cache-control";

    /** What is said to some caches alone, and stands before what is said to all. */
    private static final List<String> TARGETED = List.of("netlify-cdn-cache-control", OF_EDGES, "surrogate-control");

    private Downstream() {}

    /** Whether some cache may give it to others without asking: then it is for everybody. */
    public static boolean mayShare(Reply reply) {
        return Stream.of(reply.headers(), withoutTargeted(reply))
                .map(headers -> CacheControl.of(HeaderFields.of(headers.entrySet())))
                .anyMatch(Downstream::mayShare);
    }

    private static Map<String, String> withoutTargeted(Reply reply) {
        return reply.headers().entrySet().stream()
                .filter(field -> !TARGETED.contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean mayShare(CacheControl said) {
        boolean isForOne = said.has("private") || said.has("no-store") || said.has("no-cache");
        return !isForOne
                && Stream.of(said.lifetime(), said.staleWhileRevalidate())
                        .flatMap(Optional::stream)
                        .anyMatch(Duration::isPositive);
    }

    /** Browsers may keep it, and ask each time, unless nobody may at all. */
    public static Reply keepFromOthers(Reply reply) {
        CacheControl said =
                CacheControl.of(HeaderFields.of(withoutTargeted(reply).entrySet()));
        return said.has("no-store") ? quiet(reply) : quiet(reply).with(CACHE_CONTROL, "private, no-cache");
    }

    /** Nobody may keep it. */
    public static Reply forbid(Reply reply) {
        return quiet(reply).with(CACHE_CONTROL, "private, no-store");
    }

    private static Reply quiet(Reply reply) {
        Reply quiet = reply.with(OF_EDGES, "no-store");
        for (String name : TARGETED) {
            quiet = quiet.headers().containsKey(name) ? quiet.with(name, "no-store") : quiet;
        }
        return quiet;
    }
}
