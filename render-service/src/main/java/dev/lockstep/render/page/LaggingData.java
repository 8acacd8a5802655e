package dev.lockstep.render.page;

import dev.lockstep.contracts.event.DataVersion;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.render.site.KnownSites;
import java.util.Optional;

/**
 * Finds pages whose data is older than an event has said. Who is told of a change may ask a source that was not: a replica
 * or a cache that lags behind. The epoch cannot tell, as the data was read after the purge.
 */
final class LaggingData {

    private final KnownSites sites;

    LaggingData(KnownSites sites) {
        this.sites = sites;
    }

    /** What is wrong with a page whose data names a version; nothing when it names none that can be compared. */
    Optional<Problem> objection(Task task, String version) {
        return task.page().route().echo().stream()
                .map(echo -> echo.of().fill(task.page().values()))
                .flatMap(tag -> sites.versions(task.request().site(), tag).stream())
                .filter(purge -> DataVersion.isOlder(version, purge.version()))
                .map(purge -> objection(purge, version))
                .findFirst();
    }

    private static Problem objection(PagesPurged purge, String version) {
        return Problem.of(
                "its data is version " + version + " of " + purge.scope().text() + ", older than version "
                        + purge.version() + " that purge " + purge.epoch() + " by " + purge.cause() + " named",
                "see whether its source lags behind; it is tried again by itself");
    }
}
