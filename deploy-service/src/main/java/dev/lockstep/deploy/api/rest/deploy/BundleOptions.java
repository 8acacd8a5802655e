package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.deploy.api.rest.request.ExpectedEpoch;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.api.rest.request.WarmUpOptions;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.upload.HoldBundle;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** What the parameters of a request say about a deploy. */
record BundleOptions(
        @QueryParam("draft") boolean draft,
        @QueryParam("branch") @DefaultValue("") String branch,
        @QueryParam("title") @DefaultValue("") String title,
        @BeanParam WarmUpOptions warmUp,
        @QueryParam("expected_epoch") @DefaultValue("") ExpectedEpoch expected,
        @QueryParam("wait") @DefaultValue("PT0S") Wait patience) {

    HoldBundle.Wish wish(Site site, Actor actor) {
        return new HoldBundle.Wish(
                new Intent(draft, branch, title), warmUp.over(site.warmUp()), expected.expectation(), actor);
    }
}
