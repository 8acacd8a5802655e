package dev.lockstep.contracts.pass;

/**
 * Header fields by which edges and workers tell each other more than visitors and renderers do, such as whose page is asked
 * for. Neither of those can send them: theirs are dropped.
 */
public final class PassFields {

    public static final String SITE = "lockstep-site";
    public static final String DEPLOY = "lockstep-deploy";

    /** What the edge had seen of the site: the worker has to know it too. */
    public static final String EPOCH = "lockstep-epoch";

    /** The number of the redirect that leads to another server; not sent where a route does. */
    public static final String REDIRECT = "lockstep-redirect";

    /** As part of which trace it is asked for, as W3C's {@code traceparent}; visitors and renderers have that for themselves. */
    public static final String TRACE = "lockstep-trace";

    /** Said by a worker in its answers once it is to end, so that edges ask others while it still answers. */
    public static final String LEAVING = "lockstep-leaving";

    private PassFields() {}
}
