package dev.lockstep.contracts.manifest;

import java.net.URI;

/** Who makes a route's pages. */
public sealed interface Render {

    /** A template of the deploy, filled with the JSON that {@code data} answers; an empty {@code data} asks nobody. */
    record Template(CanonicalPath template, ParameterTemplate data) implements Render {}

    /** A server that is asked for the page's path and query behind {@code base}, which ends without a slash. */
    record Origin(URI base) implements Render {}

    /** The deploy's own server, a file for Node. */
    record Server(CanonicalPath file) implements Render {}
}
