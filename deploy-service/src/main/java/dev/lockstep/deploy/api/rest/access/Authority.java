package dev.lockstep.deploy.api.rest.access;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.access.Denials;
import dev.lockstep.deploy.api.rest.problem.LackingRoleException;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.upload.NeededRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The one place that decides what the bearer of a token may do. What a token is not for is not found, so that it looks like
 * what does not exist; what is found and needs another role is refused by the name of that role.
 */
@ApplicationScoped
public class Authority {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final Denials denials;

    Authority(SiteStore sites, DeployStore deploys, Denials denials) {
        this.sites = sites;
        this.deploys = deploys;
        this.denials = denials;
    }

    public Optional<Site> site(Token token, Role needed, String name) {
        Optional<Site> seen = sites.find(name).filter(site -> token.grant().sees(site.id()));
        require(token, needed, seen.isPresent());
        return seen;
    }

    public Optional<Deploy> deploy(Token token, Role needed, String id) {
        Optional<Deploy> seen = DeployIds.parse(id)
                .flatMap(deploys::find)
                .filter(deploy -> token.grant().sees(deploy.site()));
        require(token, needed, seen.isPresent());
        return seen;
    }

    /** At whichever site. */
    public void anywhere(Token token, Role needed) {
        require(token, needed, true);
    }

    public void everywhere(Token token, Role needed) {
        if (!token.grant().covers(new Grant(needed, new Scope.EverySite()))) {
            throw lacking(token, needed.word() + " of every site");
        }
    }

    public void completing(Token token, Deploy deploy) {
        completing(token, deploy.site(), deploy.intent());
    }

    /** Whoever completes a deploy that goes live by itself publishes it. */
    public void completing(Token token, SiteId site, Intent intent) {
        Role needed = NeededRole.of(intent);
        if (!token.grant().allows(needed, site)) {
            throw lacking(token, needed);
        }
    }

    /** What a use case says that is lacking, for whoever calls to throw. */
    public LackingRoleException lacking(Token token, Role needed) {
        return lacking(token, needed.word());
    }

    private void require(Token token, Role needed, boolean seen) {
        if (!seen) {
            denials.count(Denials.Reason.SCOPE);
        } else if (!token.grant().role().includes(needed)) {
            throw lacking(token, needed.word());
        }
    }

    private LackingRoleException lacking(Token token, String needed) {
        denials.count(Denials.Reason.ROLE);
        return new LackingRoleException(token.grant().role().word(), needed);
    }
}
