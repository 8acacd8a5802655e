package dev.lockstep.contracts.manifest;

/** Who makes a route's pages. */
public sealed interface Render {

    /** A template of the deploy, filled with the JSON that {@code data} answers; an empty {@code data} asks nobody. */
    record Template(CanonicalPath template, ParameterTemplate data) implements Render {}
}
