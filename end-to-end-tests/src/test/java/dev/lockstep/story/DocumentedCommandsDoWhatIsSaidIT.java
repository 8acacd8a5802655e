package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.DocumentedCommand;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Run;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentedCommandsDoWhatIsSaidIT {

    /** What is answered last, by something that only one command has in it. */
    private static final Map<String, String> ANSWERED = Map.ofEntries(
            Map.entry("hello.zip", "<h1>Hello</h1>"),
            Map.entry("/explain?", "\"edges\":"),
            Map.entry("/events/dry-run", "["),
            Map.entry("/purges", "\"kind\":\"hard\""),
            Map.entry("\"lease\": \"strict\"", "\"lease\":\"strict\""),
            Map.entry("/rebuild", "\"laggards\":[]"),
            Map.entry("/retention", "\"blobs\":"),
            Map.entry("/restore", "\"state\":"),
            Map.entry("/tokens", "\"secret\":\"lst_"));

    @Test
    void whenTheyAreTyped() throws IOException, InterruptedException {
        // On a platform of its own: the documentation's site is called shop, and others have one of that name
        try (Stage stage = Stage.open()) {
            typeAll(stage);
        }
    }

    private static void typeAll(Stage stage) throws IOException, InterruptedException {
        // Given a site as the documentation has one, that has been deployed twice
        Owner owner = stage.owner();
        owner.create("shop");
        owner.choose("shop", "", Map.of("custom_domain", "shop.example.org"));
        String earlier = owner.deploy("shop", Folder.of("index.html", "one"));
        owner.deploy("shop", Folder.of("index.html", "two"));
        long epoch = epoch(owner);
        Set<String> typed = new HashSet<>();
        for (DocumentedCommand command : DocumentedCommand.all()) {
            String known = known(command);

            // When
            Run run = command.run(stage, earlier);

            // Then
            assertThat(run.code()).as("%s%n%s", command, run).isZero();
            assertThat(run.output()).as("%s", command).contains(ANSWERED.getOrDefault(known, ""));
            typed.add(known);
        }

        // And what they are to do is done
        assertThat(typed).isEqualTo(ANSWERED.keySet());
        assertThat(owner.published("shop")).isEqualTo(earlier);
        assertThat(epoch(owner)).isGreaterThan(epoch + 1);
        assertThat(owner.get("/sites/shop").body().path("lease").asText()).isEqualTo("strict");
        assertThat(stage.visitor("hello").visit(stage.edges().getLast(), "/").body())
                .contains("<h1>Hello</h1>");
    }

    private static long epoch(Owner owner) {
        return owner.get("/sites/shop").body().path("epoch").asLong();
    }

    private static String known(DocumentedCommand command) {
        List<String> known =
                ANSWERED.keySet().stream().filter(command.text()::contains).toList();
        assertThat(known).as("what is known of %s", command).hasSize(1);
        return known.getFirst();
    }
}
