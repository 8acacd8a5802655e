package dev.lockstep.deploy.rebuild;

import java.util.List;

/**
 * A deploy that the database has and the blob store does not.
 *
 * @param site by the name that people know
 * @param shown under which words of the site log visitors get it all the same, from edges that have it: such is not taken back
 */
public record Lost(String site, String deploy, List<String> shown) {
    public Lost {
        shown = List.copyOf(shown);
    }
}
