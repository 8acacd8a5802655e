package dev.lockstep.platform.bench;

/**
 * What one run against one server gave.
 *
 * @param failures requests without an answer, or with one that was not asked for
 */
public record Outcome(double perSecond, double p50Millis, double p99Millis, long failures) {}
