package dev.lockstep.deploy.api.rest.audit;

import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.audit.AuditTrail;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Who did what to any site, or to the platform itself. */
@Path("/api/v1/audit")
@RunOnVirtualThread
class AuditResource {
    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Needs(value = Role.OWNER, at = Needs.Where.PLATFORM)
    public AuditJson read(@BeanParam AuditOptions options) {
        return AuditJson.of(trail.read(options.question(List.of())), options.most());
    }
}
