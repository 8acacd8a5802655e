package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.lifecycle.Intent;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** What the parameters of a request say about a deploy. */
record BundleOptions(
        @QueryParam("draft") boolean draft,
        @QueryParam("branch") @DefaultValue("") String branch,
        @QueryParam("title") @DefaultValue("") String title,
        @BeanParam WarmUpOptions warmUp,
        @QueryParam("wait") @DefaultValue("PT0S") Wait patience) {

    Intent intent() {
        return new Intent(draft, branch, title);
    }
}
