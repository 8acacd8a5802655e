package dev.lockstep.deploy.bundle.archive;

import dev.lockstep.deploy.bundle.RefusedBundleException;
import java.io.IOException;

/** What a reader of archives throws is the archive's fault: its bytes are on disk, and no store takes part. */
final class Damage {

    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    private Damage() {}

    static <T> T refused(Reading<T> reading) throws RefusedBundleException {
        try {
            return reading.read();
        } catch (RefusedBundleException refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new RefusedBundleException(
                    "the archive is damaged, cut off or of another kind than was said", damaged);
        }
    }
}
