package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.answer.Shapes;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** The one account of an installation: the dialect's clients want to know whose sites these are. */
@Path("/api/v1")
@RunOnVirtualThread
class AccountsResource {

    record AccountJson(String id, String slug, String name, String typeName, boolean isDefault) {}

    record UserJson(String id, String slug, String fullName, String email) {}

    @GET
    @Path("user")
    @Needs(value = Role.VIEWER, at = Needs.Where.ANY)
    public UserJson user(SecurityContext caller) {
        Actor actor = Callers.of(caller);
        return new UserJson(actor.name(), actor.name(), actor.name(), "");
    }

    @GET
    @Path("accounts")
    @Needs(value = Role.VIEWER, at = Needs.Where.ANY)
    public List<AccountJson> accounts() {
        return List.of(new AccountJson(Shapes.ACCOUNT, Shapes.ACCOUNT, "Lockstep", "self-hosted", true));
    }

    /** Sites are configured by their own files, never by variables that are kept here. */
    @GET
    @Path("accounts/{account}/env")
    @Needs(value = Role.VIEWER, at = Needs.Where.ANY)
    public List<String> variables() {
        return List.of();
    }
}
