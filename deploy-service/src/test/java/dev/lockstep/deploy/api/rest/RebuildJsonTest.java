package dev.lockstep.deploy.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.rebuild.Lost;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildJsonTest {
    private static final RebuildJson.Skipped UNREAD =
            RebuildJson.Skipped.of(new SiteLog.Unreadable("shop live", new Position(1, 7), "it is no JSON"));

    @Test
    void itIsCompleteOnceEveryEdgeHasReadAllAndNothingWasSkippedOrIsLost() {
        assertThat(rebuilt(2, List.of()).complete()).isTrue();
        assertThat(rebuilt(1, List.of()).complete()).isFalse();
        assertThat(rebuilt(2, List.of(UNREAD)).complete()).isFalse();
        assertThat(rebuilt(2, List.of(), List.of(new Lost("shop", "d1", List.of())))
                        .complete())
                .isFalse();
    }

    @Test
    void whatWasSkippedIsNamedByItsKeyAndPlace() {
        assertThat(UNREAD).isEqualTo(new RebuildJson.Skipped("shop live", 1, 7, "it is no JSON"));
    }

    private static RebuildJson rebuilt(int acknowledged, List<RebuildJson.Skipped> skipped) {
        return rebuilt(acknowledged, skipped, List.of());
    }

    private static RebuildJson rebuilt(int acknowledged, List<RebuildJson.Skipped> skipped, List<Lost> lost) {
        return new RebuildJson(1, 3, List.of(), List.of(), skipped, lost, 0, acknowledged, 2, 5, List.of());
    }
}
