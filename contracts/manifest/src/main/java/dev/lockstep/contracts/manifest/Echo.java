package dev.lockstep.contracts.manifest;

import java.util.List;

/**
 * How the answer that a page is made of tells which version of the data it has.
 *
 * @param of the tag whose data that is, one of the route's
 */
public record Echo(ParameterTemplate of, Place place) {

    /** The header that is looked at where a route names no other. */
    public static final String HEADER = "lockstep-data-version";

    /** Where in the answer the version stands. */
    public sealed interface Place {

        /** In a header field; the name in lower case. */
        record Header(String name) implements Place {}

        /** In the JSON of a template's data: the names on the way to it. */
        record Field(List<String> path) implements Place {
            public Field {
                path = List.copyOf(path);
            }
        }
    }
}
