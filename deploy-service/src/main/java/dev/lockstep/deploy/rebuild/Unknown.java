package dev.lockstep.deploy.rebuild;

import java.util.List;

/**
 * What edges show and the database does not know.
 *
 * @param site by the name that people know
 * @param states under which words of the site log it stands
 */
public record Unknown(String site, List<String> states) {
    public Unknown {
        states = List.copyOf(states);
    }
}
