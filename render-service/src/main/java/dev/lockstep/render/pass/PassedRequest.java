package dev.lockstep.render.pass;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.pass.HeaderFields;

/**
 * A visitor's request as an edge hands it on.
 *
 * @param target path and query as they go into a request line
 * @param fields none of the connection, and none of ours
 */
public record PassedRequest(Whose whose, String method, String target, HeaderFields fields, Forward.Body body) {

    /**
     * Which deploy is to answer.
     *
     * @param epoch what the edge had seen of the site
     * @param redirect the number of the redirect that leads on; empty where a route does
     */
    public record Whose(SiteId site, DeployId deploy, Epoch epoch, String redirect) {

        /** A route leads on. */
        public Whose(SiteId site, DeployId deploy, Epoch epoch) {
            this(site, deploy, epoch, "");
        }
    }

    /** Whether a redirect leads to another server. */
    public boolean isRedirected() {
        return !whose.redirect().isEmpty();
    }

    PassedRequest at(String other) {
        return new PassedRequest(whose, method, other, fields, body);
    }
}
