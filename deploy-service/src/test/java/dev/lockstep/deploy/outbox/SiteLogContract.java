package dev.lockstep.deploy.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.SiteId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SiteLog} owes its callers. Each test has a site of its own. */
public abstract class SiteLogContract {
    private static final Map<Integer, Long> BEGINNING = Map.of();

    protected abstract SiteLog log();

    /** A relay writes something. */
    protected abstract void write(Written written) throws IOException;

    /** Somebody states something in a form that is not known here. */
    protected abstract void writeUnreadable(SiteId site, String states) throws IOException;

    /** Somebody deletes records of a partition. */
    protected abstract void deleteBefore(Position position) throws IOException;

    @Test
    void whatWasWrittenSinceSomebodyLookedIsShownInItsOrder() throws IOException {
        // Given something that was written before somebody looked
        SiteId site = new SiteId(UUID.randomUUID().toString());
        Written before = floor(site, 1);
        write(before);
        Map<Integer, Long> seen = log().read(BEGINNING, (_, _) -> {});

        // When more is written, and taken back
        Written after = floor(site, 2);
        Written gone = new Written.Withdrawn(site, PagesOutlived.FLOOR);
        write(after);
        write(gone);

        // Then
        assertThat(shown(site, seen)).containsExactly(after, gone);
        assertThat(shown(site, BEGINNING)).containsExactly(before, after, gone);
        assertThat(shown(site, log().read(seen, (_, _) -> {}))).isEmpty();
    }

    @Test
    void eachLiesBeforeWhereItsPartitionEnds() throws IOException {
        write(floor(new SiteId(UUID.randomUUID().toString()), 1));
        List<Position> positions = new ArrayList<>();

        Map<Integer, Long> ends = log().read(BEGINNING, (position, _) -> positions.add(position));

        assertThat(positions)
                .isNotEmpty()
                .allSatisfy(position -> assertThat(position.offset()).isLessThan(ends.get(position.partition())));
    }

    @Test
    void whereRecordsWereDeletedItBeginsLater() throws IOException {
        // Given what was written before and after
        SiteId site = new SiteId(UUID.randomUUID().toString());
        write(floor(site, 1));
        Map<Integer, Long> ends = log().read(BEGINNING, (_, _) -> {});
        Written after = floor(site, 2);
        write(after);

        // When
        for (var end : ends.entrySet()) {
            deleteBefore(new Position(end.getKey(), end.getValue()));
        }

        // Then
        assertThat(log().beginnings()).isEqualTo(ends);
        assertThat(shown(site, BEGINNING)).containsExactly(after);
    }

    /** A log that has lost its end, say. */
    @Test
    void nothingIsShownFromBeyondTheEnd() throws IOException {
        SiteId site = new SiteId(UUID.randomUUID().toString());
        write(floor(site, 1));
        Map<Integer, Long> beyond = log().read(BEGINNING, (_, _) -> {});
        beyond.replaceAll((_, end) -> end + 100);

        assertThat(shown(site, beyond)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldOfUntilTheSameIsStatedAnewOrTakenBack() throws IOException {
        // Given two statements that only a later version understands
        SiteId site = new SiteId(UUID.randomUUID().toString());
        writeUnreadable(site, PagesOutlived.FLOOR);
        writeUnreadable(site, "deploy:d1");
        assertThat(unreadable(site)).containsExactlyInAnyOrder(site + " " + PagesOutlived.FLOOR, site + " deploy:d1");

        // When one is stated anew
        write(floor(site, 1));

        // Then
        assertThat(unreadable(site)).containsExactly(site + " deploy:d1");

        // When the other is taken back
        write(new Written.Withdrawn(site, "deploy:d1"));

        // Then
        assertThat(unreadable(site)).isEmpty();
    }

    private Set<String> unreadable(SiteId site) throws IOException {
        Set<String> keys = new HashSet<>();
        var _ = log().read(BEGINNING, new SiteLog.Reader() {
            @Override
            public void written(Position position, Written written) {}

            @Override
            public void unreadable(SiteLog.Unreadable record) {
                keys.add(record.key());
            }
        });
        keys.removeIf(key -> !key.startsWith(site.text()));
        return keys;
    }

    private List<Written> shown(SiteId site, Map<Integer, Long> from) throws IOException {
        List<Written> shown = new ArrayList<>();
        var _ = log().read(from, (_, written) -> shown.add(written));
        shown.removeIf(written -> !written.site().equals(site));
        return shown;
    }

    private static Written floor(SiteId site, long epoch) {
        Instant at = Instant.parse("2026-01-02T03:04:05Z");
        return new Written.Stated(
                UUID.randomUUID().toString(), new PagesOutlived(site, new Epoch(epoch), new Epoch(epoch), at));
    }
}
