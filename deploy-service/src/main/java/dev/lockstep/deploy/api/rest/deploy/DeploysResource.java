package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.deploy.api.rest.access.Authority;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.DeployIds;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.answer.Answers;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.finish.FinishDeploy;
import dev.lockstep.deploy.finish.Finished;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.publish.LockSite;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.upload.CancelDeploy;
import dev.lockstep.deploy.upload.ReceiveFile;
import dev.lockstep.deploy.upload.Sha1;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Deploys by their id alone. */
@Path("/api/v1/deploys/{deploy}")
@RunOnVirtualThread
class DeploysResource {
    private static final String FILES = "/files/";

    private final DeployStore deploys;
    private final ReceiveFile receive;
    private final FinishDeploy finish;
    private final CancelDeploy cancel;
    private final LockSite lock;
    private final Authority authority;
    private final Answers answers;

    DeploysResource(
            DeployStore deploys,
            ReceiveFile receive,
            FinishDeploy finish,
            CancelDeploy cancel,
            LockSite lock,
            Authority authority,
            Answers answers) {
        this.deploys = deploys;
        this.receive = receive;
        this.finish = finish;
        this.cancel = cancel;
        this.lock = lock;
        this.authority = authority;
        this.answers = answers;
    }

    /** What a client learns of a file that it has uploaded. */
    record FileJson(String id, String path, String sha, long size) {}

    @GET
    @Needs(Role.VIEWER)
    public Response get(@PathParam("deploy") String id, UriInfo uri) {
        return DeployIds.parse(id)
                .flatMap(deploys::find)
                .map(deploy -> answers.deploy(deploy.id(), uri))
                .orElseGet(() -> DeployIds.noDeploy(id));
    }

    @POST
    @Path("cancel")
    @Needs(Role.DEPLOYER)
    public Response cancel(@PathParam("deploy") String id, UriInfo uri, SecurityContext caller) {
        return DeployIds.answer(id, deploy -> cancelled(cancel.cancel(deploy, Callers.requester(caller)), uri, caller));
    }

    @POST
    @Path("lock")
    @Needs(Role.PUBLISHER)
    public Response lock(@PathParam("deploy") String id, UriInfo uri, SecurityContext caller) {
        return DeployIds.answer(id, deploy -> locked(lock.lock(deploy, Callers.of(caller)), uri));
    }

    @POST
    @Path("unlock")
    @Needs(Role.PUBLISHER)
    public Response unlock(@PathParam("deploy") String id, UriInfo uri, SecurityContext caller) {
        return DeployIds.answer(id, deploy -> locked(lock.unlock(deploy, Callers.of(caller)), uri));
    }

    /** Takes a file's bytes. With the last one the deploy is finished; the next look at it tells how that went. */
    @PUT
    @Path("files/{path: .+}")
    @Needs(Role.DEPLOYER)
    public Response upload(@PathParam("deploy") String id, InputStream bytes, UriInfo uri, SecurityContext caller)
            throws IOException {
        String raw = uri.getRequestUri().getRawPath();
        String path = raw.substring(raw.indexOf(FILES) + FILES.length() - 1);
        return switch (PathParser.parse(path)) {
            case ParsedPath.Refused(String reason) ->
                Problems.response(ProblemType.INVALID, reason, "name the file as it was announced");
            case ParsedPath.Canonical(CanonicalPath canonical) -> upload(id, canonical, bytes, caller);
        };
    }

    private Response upload(String id, CanonicalPath path, InputStream bytes, SecurityContext caller)
            throws IOException {
        Optional<Deploy> found = DeployIds.parse(id).flatMap(deploys::find);
        if (found.isEmpty()) {
            return DeployIds.noDeploy(id);
        }
        authority.completing(Callers.token(caller), found.get());
        DeployId deploy = found.get().id();
        return switch (receive.receive(new ReceiveFile.Sent(deploy, path, bytes), Callers.of(caller))) {
            case ReceiveFile.Outcome.Received(Sha1 sha1, Blob blob) -> stored(path, sha1, blob);
            case ReceiveFile.Outcome.Complete(Sha1 sha1, Blob blob) -> {
                Finished ignored = finish.finish(deploy, Callers.of(caller));
                yield stored(path, sha1, blob);
            }
            case ReceiveFile.Outcome.Excessive(Excess excess) -> Problems.response(excess);
            case ReceiveFile.Outcome.NoSuchDeploy ignored -> DeployIds.noDeploy(id);
            case ReceiveFile.Outcome.Closed ignored ->
                Problems.response(
                        ProblemType.CLOSED, "deploy '" + id + "' takes no files any more", "begin another deploy");
            case ReceiveFile.Outcome.NotAnnounced ignored ->
                Problems.response(
                        ProblemType.INVALID, "the deploy has no file '" + path + "'", "announce the file first");
            case ReceiveFile.Outcome.Mismatched(String reason) ->
                Problems.response(ProblemType.DIGEST_MISMATCH, reason, "the file changed meanwhile: deploy again");
        };
    }

    private static Response stored(CanonicalPath path, Sha1 sha1, Blob blob) {
        return Response.ok(new FileJson(path.text(), path.text(), sha1.hex(), blob.sizeBytes()))
                .build();
    }

    private Response cancelled(CancelDeploy.Outcome outcome, UriInfo uri, SecurityContext caller) {
        return switch (outcome) {
            case CancelDeploy.Outcome.Done(Deploy deploy) -> answers.deploy(deploy.id(), uri);
            case CancelDeploy.Outcome.NoSuchDeploy(DeployId deploy) -> DeployIds.noDeploy(deploy.text());
            case CancelDeploy.Outcome.Lacking(Role needed) -> throw authority.lacking(Callers.token(caller), needed);
        };
    }

    private Response locked(LockSite.Outcome outcome, UriInfo uri) {
        return switch (outcome) {
            case LockSite.Outcome.Done done -> answers.deploy(done.deploy().id(), uri);
            case LockSite.Outcome.NoSuchDeploy(DeployId deploy) -> DeployIds.noDeploy(deploy.text());
            case LockSite.Outcome.NotLive(DeployId deploy) ->
                Problems.response(
                        ProblemType.NOT_LIVE,
                        "deploy '" + deploy + "' is not what its site shows",
                        "lock or unlock the live deploy");
        };
    }
}
