package dev.lockstep.deploy;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A change, the line that it has to leave, and the epoch of the site there. */
record AuditedChange(Act act, String action, Of of, long epoch) {
    /** How somebody makes a change to a site that shows a deploy. */
    interface Act {
        Response by(RequestSpecification who, Shop shop);
    }

    /** Of what the line tells. */
    enum Of {
        THE_SITE,
        THE_SITE_THAT_IS_MADE,
        THE_PLATFORM
    }

    static AuditedChange of(String action, long epoch, Act act) {
        return new AuditedChange(act, action, Of.THE_SITE, epoch);
    }
}
