package dev.lockstep.contracts.pass;

/** Header fields by which an edge tells a worker whose page is asked for. Visitors cannot send them: edges drop theirs. */
public final class PassFields {

    public static final String SITE = "lockstep-site";
    public static final String DEPLOY = "lockstep-deploy";

    /** What the edge had seen of the site: the worker has to know it too. */
    public static final String EPOCH = "lockstep-epoch";

    /** The number of the redirect that leads to another server; not sent where a route does. */
    public static final String REDIRECT = "lockstep-redirect";

    private PassFields() {}
}
