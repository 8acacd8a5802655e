package dev.lockstep.contracts.manifest.redirect;

import java.util.Map;

/**
 * What rules are held against.
 *
 * @param path canonical
 * @param query decoded
 */
public record Asked(String path, Map<String, String> query, Who who) {}
