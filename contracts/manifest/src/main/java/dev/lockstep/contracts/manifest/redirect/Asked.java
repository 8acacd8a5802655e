package dev.lockstep.contracts.manifest.redirect;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What rules are held against.
 *
 * @param path canonical
 * @param query decoded
 * @param header a field's value by its name in lower case, empty when it was not sent
 * @param country two letters of ISO 3166, or empty where nobody can be believed about it; asked for only if a rule wants it
 */
public record Asked(String path, Map<String, String> query, UnaryOperator<String> header, Supplier<String> country) {}
