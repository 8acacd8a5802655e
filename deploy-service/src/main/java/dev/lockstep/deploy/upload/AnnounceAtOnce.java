package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.quota.Excess;
import java.io.IOException;

/**
 * Takes the list of files that a deploy was begun with. Without it the deploy ends: whoever is refused learns of none that they
 * could give up, and those that await files are counted.
 */
public final class AnnounceAtOnce {
    private static final Problem UNTOLD =
            Problem.of("nobody could tell which of its files are there already", "deploy again");

    private final AnnounceFiles announce;
    private final CancelDeploy cancel;

    public AnnounceAtOnce(AnnounceFiles announce, CancelDeploy cancel) {
        this.announce = announce;
        this.cancel = cancel;
    }

    public AnnounceFiles.Outcome announce(DeployId begun, AnnounceFiles.Wish wish) throws IOException {
        try {
            AnnounceFiles.Outcome outcome = announce.announce(begun, wish);
            if (outcome instanceof AnnounceFiles.Outcome.Excessive(Excess excess)) {
                var _ = cancel.refuse(begun, wish.requester(), excess.problem());
            }
            return outcome;
        } catch (IOException untold) {
            var _ = cancel.refuse(begun, wish.requester(), UNTOLD);
            throw untold;
        }
    }
}
