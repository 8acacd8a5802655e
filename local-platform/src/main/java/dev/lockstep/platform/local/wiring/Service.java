package dev.lockstep.platform.local.wiring;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.PlatformDescription;
import java.net.URI;

/**
 * A running service.
 *
 * @param url where its clients reach it
 * @param operations where its health and metrics are
 */
public record Service(ChildProcess process, URI url, URI operations) {

    PlatformDescription.Part described() {
        return new PlatformDescription.Part(
                process.name(),
                url.toString(),
                operations.toString(),
                process.pid(),
                process.log().toString());
    }
}
