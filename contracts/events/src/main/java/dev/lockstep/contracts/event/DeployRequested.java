package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Digest;
import java.net.URI;

/**
 * Deploy a bundle and, unless it is a draft, publish it.
 *
 * @param bundle where a zip or tar.gz of the site's folder can be fetched
 * @param sha256 of the bundle's bytes
 */
public record DeployRequested(String site, URI bundle, Digest sha256, boolean draft, String title) implements Command {}
