package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.api.rest.access.Authority;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.answer.Answers;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.finish.FinishDeploy;
import dev.lockstep.deploy.finish.Finished;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.upload.AnnounceAtOnce;
import dev.lockstep.deploy.upload.AnnounceFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;

/** Takes lists of files. A deploy of which nothing is missing is finished at once. */
@ApplicationScoped
class Announcements {
    private final Authority authority;
    private final AnnounceFiles announce;
    private final AnnounceAtOnce atOnce;
    private final FinishDeploy finish;
    private final Answers answers;

    Announcements(
            Authority authority, AnnounceFiles announce, AnnounceAtOnce atOnce, FinishDeploy finish, Answers answers) {
        this.authority = authority;
        this.announce = announce;
        this.atOnce = atOnce;
        this.finish = finish;
        this.answers = answers;
    }

    /** What speaks against a list that comes with the wish for a deploy, so that none is begun in vain. */
    static Optional<Response> unfit(DeployRequest request) {
        if (request.announced().isEmpty()) {
            return Optional.empty();
        }
        AnnouncedFiles announced = AnnouncedFiles.read(request.announced());
        return announced.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(Problems.response(ProblemType.INVALID, announced.problems()));
    }

    Response announce(DeployId id, DeployRequest request, Wait wait, UriInfo uri, SecurityContext caller)
            throws IOException, InterruptedException {
        AnnouncedFiles announced = AnnouncedFiles.read(request.announced());
        if (!announced.problems().isEmpty()) {
            return Problems.response(ProblemType.INVALID, announced.problems());
        }
        return answer(id, announce.announce(id, wish(request, announced, caller)), wait, uri, caller);
    }

    /** The list that a deploy was begun with, of which is known that nothing {@link #unfit} is in it. */
    Response announceAtOnce(DeployId begun, DeployRequest request, UriInfo uri, SecurityContext caller)
            throws IOException, InterruptedException {
        AnnounceFiles.Wish wish = wish(request, AnnouncedFiles.read(request.announced()), caller);
        return answer(begun, atOnce.announce(begun, wish), Wait.NONE, uri, caller);
    }

    private static AnnounceFiles.Wish wish(DeployRequest request, AnnouncedFiles announced, SecurityContext caller) {
        return new AnnounceFiles.Wish(request.intent(""), announced.files(), Callers.requester(caller));
    }

    private Response answer(DeployId id, AnnounceFiles.Outcome outcome, Wait wait, UriInfo uri, SecurityContext caller)
            throws IOException, InterruptedException {
        return switch (outcome) {
            case AnnounceFiles.Outcome.Awaiting ignored -> answers.deploy(id, uri);
            case AnnounceFiles.Outcome.Complete ignored -> {
                Finished finished = finish.finish(id, Callers.of(caller));
                yield answers.finished(id, finished, wait, uri);
            }
            case AnnounceFiles.Outcome.Excessive(Excess excess) -> Problems.response(excess);
            case AnnounceFiles.Outcome.NoSuchDeploy ignored ->
                Problems.response(ProblemType.NO_SUCH_DEPLOY, "there is no deploy '" + id + "'", "");
            case AnnounceFiles.Outcome.Closed ignored ->
                Problems.response(
                        ProblemType.CLOSED, "deploy '" + id + "' takes no files any more", "begin another deploy");
            case AnnounceFiles.Outcome.Lacking(Role needed) -> throw authority.lacking(Callers.token(caller), needed);
        };
    }
}
