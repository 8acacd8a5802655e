package dev.lockstep.render.page;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.render.content.DeployContent;
import java.time.Instant;

/**
 * One render.
 *
 * @param asOf the epoch that was applied before any data was read
 * @param began before any data was read: a page is as old as its data, however long it took to make
 */
record Task(PageRequested request, RoutedPage page, DeployContent content, Epoch asOf, Instant began) {

    RenderCause cause() {
        return new RenderCause(request.reason(), request.epoch());
    }
}
