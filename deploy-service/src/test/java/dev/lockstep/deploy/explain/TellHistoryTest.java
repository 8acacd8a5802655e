package dev.lockstep.deploy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.history.MemoryPageHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellHistoryTest {
    private static final PageRevalidated RENDER = Examples.all().stream()
            .filter(PageRevalidated.class::isInstance)
            .map(PageRevalidated.class::cast)
            .findFirst()
            .orElseThrow();
    private static final Occasion PURGE =
            new Occasion("hard purge", new Epoch(41), "tag:product:7", new Actor("ci"), Instant.EPOCH);

    private final MemoryPageHistory history = new MemoryPageHistory();
    private final List<Epoch> lookedAfter = new ArrayList<>();

    @Test
    void whatWasDoneBeforeTheFirstRenderIsTold() {
        history.learn(new Lesson(List.of(RENDER), List.of(), Set.of()));

        PageStory story = new TellHistory(history, this::purged).tell(RENDER.id());

        assertThat(lookedAfter).containsExactly(Epoch.ZERO);
        assertThat(story.versions())
                .singleElement()
                .extracting(Version::because)
                .isEqualTo("it was warmed up before it was needed;"
                        + " the first since hard purge 41 of tag:product:7 by ci");
        assertThat(story.failure()).isEmpty();
    }

    @Test
    void aPageWithoutHistoryHasNone() {
        PageStory story = new TellHistory(history, this::purged).tell(RENDER.id());

        assertThat(story.versions()).isEmpty();
        assertThat(lookedAfter).isEmpty();
    }

    private Optional<Occasion> purged(PageRevalidated render, Epoch after) {
        lookedAfter.add(after);
        return Optional.of(PURGE);
    }
}
