package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.Command;

/**
 * A command as it came. Whoever sends it again, under the same source and id, asks for nothing new (CloudEvents 1.0 §3.1).
 *
 * @param type of the CloudEvent
 */
public record Received(String source, String id, String type, Command command) {}
