package dev.lockstep.platform.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What all rounds gave, in the order in which they were run. */
public final class Results {

    private final Map<Case, Map<String, List<Outcome>>> outcomes = new LinkedHashMap<>();

    public void add(Case one, Server server, Outcome outcome) {
        outcomes.computeIfAbsent(one, _ -> new LinkedHashMap<>())
                .computeIfAbsent(server.name(), _ -> new ArrayList<>())
                .add(outcome);
    }

    public List<Case> cases() {
        return List.copyOf(outcomes.keySet());
    }

    /** The rounds of one server, none when it did not take part. */
    public List<Outcome> rounds(Case one, String server) {
        return List.copyOf(outcomes.getOrDefault(one, Map.of()).getOrDefault(server, List.of()));
    }

    /** The middle of what the rounds gave; of an even number the lower one of the two in the middle. */
    public Optional<Double> median(Case one, String server, ToDoubleFunction<Outcome> value) {
        List<Double> sorted =
                rounds(one, server).stream().map(value::applyAsDouble).sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    /** Requests that failed, over all rounds. */
    public long failures(Case one, String server) {
        return rounds(one, server).stream().mapToLong(Outcome::failures).sum();
    }

    /** The best median among these servers. */
    public Optional<Double> best(Case one, List<String> servers) {
        List<Double> medians = servers.stream()
                .flatMap(server -> median(one, server, Outcome::perSecond).stream())
                .toList();
        return medians.isEmpty() ? Optional.empty() : Optional.of(Collections.max(medians));
    }
}
