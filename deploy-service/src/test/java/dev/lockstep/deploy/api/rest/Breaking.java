package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.token.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An endpoint with a fault. */
@Path(Breaking.PATH)
public class Breaking {
    public static final String PATH = "/breaking";

    @GET
    @Needs(value = Role.VIEWER, at = Needs.Where.ANY)
    public String fail() {
        throw new IllegalStateException("this endpoint is broken");
    }
}
