package dev.lockstep.edge.answer;

import java.util.function.Supplier;

/**
 * From where a request came, as far as this edge is told.
 *
 * @param field that tells it, in lower case; empty where none does
 * @param code two letters; empty where it is not known
 */
public record Country(String field, Supplier<String> code) {

    public static final Country UNKNOWN = new Country("", () -> "");
}
