package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether labels are those that a selector wants. */
final class Labels {

    private Labels() {}

    /** A selector that wants nothing matches nothing here: none of ours means everything. */
    static boolean match(JsonNode wanted, JsonNode labels) {
        return !wanted.isEmpty()
                && wanted.properties().stream().allMatch(want -> want.getValue().equals(labels.path(want.getKey())));
    }
}
