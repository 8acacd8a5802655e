package dev.lockstep.platform.local;

import dev.lockstep.platform.child.ChildProcess;
import java.net.URI;

/**
 * A running service.
 *
 * @param url where its clients reach it
 * @param operations where its health and metrics are
 */
public record Service(ChildProcess process, URI url, URI operations) {}
