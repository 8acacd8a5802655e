package dev.lockstep.platform.local;

import java.nio.file.Path;

/**
 * A certificate by which a server on this machine, or a client of one, says who it is.
 *
 * @param store holds it and its key, as PKCS #12
 * @param password opens the store
 * @param file it alone, as PEM
 * @param key its key, as PEM
 */
public record Certificate(Path store, String password, Path file, Path key) {}
