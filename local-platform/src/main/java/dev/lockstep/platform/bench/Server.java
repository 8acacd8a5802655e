package dev.lockstep.platform.bench;

import java.net.URI;

/**
 * One of those that are compared.
 *
 * @param name as the report calls it
 * @param version as its program tells it
 * @param url where it listens
 * @param host what requests name as their host
 * @param scope what it is asked for
 */
public record Server(String name, String version, URI url, String host, Scope scope) {

    /** How much of the comparison a server takes part in. */
    public enum Scope {
        EVERYTHING,

        /** One that renders: it has the page alone, and cannot keep the rate that others do. */
        PAGE_HITS
    }

    public Server(String name, String version, URI url) {
        this(name, version, url, url.getAuthority(), Scope.EVERYTHING);
    }

    public URI of(Resource resource) {
        return url.resolve(resource.path());
    }

    /** Whether it is asked in this way for as much as it can do. */
    public boolean takes(Case one) {
        return scope == Scope.EVERYTHING || (one.resource() == Resource.PAGE && one.kind() == Case.Kind.HIT);
    }

    /** Whether it is asked at a fixed rate. */
    public boolean keepsPace() {
        return scope == Scope.EVERYTHING;
    }
}
