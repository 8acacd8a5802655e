package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.api.rest.request.ExpectedEpoch;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.api.rest.request.WarmUpOptions;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.site.Site;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** What the parameters of a request say about a deploy that is to become live. */
record RestoreOptions(
        @QueryParam("data") @DefaultValue("current") Data data,
        @BeanParam WarmUpOptions warmUp,
        @QueryParam("expected_epoch") @DefaultValue("") ExpectedEpoch expected,
        @QueryParam("wait") @DefaultValue("PT0S") Wait patience) {

    PublishWish wish(DeployId deploy, Site site) {
        return new PublishWish(deploy, data.chosen(), warmUp.over(site.warmUp()), expected.expectation());
    }
}
