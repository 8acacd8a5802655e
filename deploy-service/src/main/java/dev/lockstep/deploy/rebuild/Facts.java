package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.blob.Digest;
import java.util.Map;
import java.util.Set;

/**
 * What was found outside of the database, before anything is locked.
 *
 * @param ends where the site log ends, by partition, when all was heard that it says
 * @param missing manifests of deploys that the blob store does not have
 */
record Facts(Heard heard, Map<Integer, Long> ends, Set<Digest> missing) {
    Facts {
        ends = Map.copyOf(ends);
        missing = Set.copyOf(missing);
    }
}
