package dev.lockstep.contracts.client;

/**
 * What one proxy says of whoever asked it.
 *
 * @param node an address, or what is said instead of one
 * @param scheme by which it was asked; empty when it does not say
 */
record Hop(String node, String scheme) {}
