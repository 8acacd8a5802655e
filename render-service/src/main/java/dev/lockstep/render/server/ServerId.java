package dev.lockstep.render.server;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;

/**
 * The server of a deploy.
 *
 * @param manifest which deploy; those with the same content share a server
 * @param file what starts it
 */
public record ServerId(Digest manifest, CanonicalPath file) {}
