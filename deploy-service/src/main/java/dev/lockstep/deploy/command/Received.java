package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.Command;
import dev.lockstep.contracts.event.Excerpt;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command as it came. Whoever sends it again, under the same source and id, asks for nothing new (CloudEvents 1.0 §3.1).
 *
 * @param type of the CloudEvent
 */
public record Received(String source, String id, String type, Command command) {

    /** Why it is never noted or answered, whoever tries it how often; empty if it can be. */
    public Optional<String> unfit() {
        // Commands are records, and tell all that they hold.
        if (command.toString().indexOf('\0') >= 0) {
            return Optional.of("it holds U+0000, which no name or title has");
        }
        return Stream.of(source, id, command.site()).allMatch(Excerpt::isWhole)
                ? Optional.empty()
                : Optional.of("its source, id and site have at most " + Excerpt.MAX_BYTES + " bytes each");
    }
}
