package dev.lockstep.render.server;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;

/** Where deploys are unpacked. */
public interface DeployFolder {

    /** The folder of a deploy, unpacked if it is not there. */
    Path of(Digest digest, Manifest manifest) throws IOException;

    /** Makes room: the deploy is unpacked again when it is needed. */
    void forget(Digest digest) throws IOException;
}
