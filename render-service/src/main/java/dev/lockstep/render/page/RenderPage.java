package dev.lockstep.render.page;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.render.content.DeployContent;
import dev.lockstep.render.content.DeployContents;
import dev.lockstep.render.site.KnownSites;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Renders one page. The order is what validity rests on: first this worker catches up with what the asking edge had seen,
 * then it notes the epoch that it has itself applied, and only then is any data read.
 */
public final class RenderPage {

    private final KnownSites sites;
    private final DeployContents contents;
    private final MakePage make;
    private final Guardrails guardrails;
    private final EncodePage encode;
    private final Clock clock;

    public RenderPage(
            KnownSites sites,
            DeployContents contents,
            MakePage make,
            Guardrails guardrails,
            EncodePage encode,
            Clock clock) {
        this.sites = sites;
        this.contents = contents;
        this.make = make;
        this.guardrails = guardrails;
        this.encode = encode;
        this.clock = clock;
    }

    public RenderOutcome render(PageRequested request) throws IOException, InterruptedException {
        Duration left = Duration.between(clock.instant(), request.deadline());
        if (left.isNegative()) {
            return new RenderOutcome.Dropped(WhyDropped.LATE);
        }
        if (!sites.awaitEpoch(request.site(), request.epoch(), left)) {
            return new RenderOutcome.Dropped(WhyDropped.BEHIND);
        }
        Epoch asOf = sites.epoch(request.site());
        Optional<Digest> manifest = sites.manifest(request.deploy());
        return manifest.isEmpty()
                ? new RenderOutcome.Dropped(WhyDropped.GONE)
                : render(request, asOf, contents.of(manifest.get()));
    }

    private RenderOutcome render(PageRequested request, Epoch asOf, DeployContent content)
            throws IOException, InterruptedException {
        Optional<RoutedPage> page = content.manifest().page(request.page());
        if (page.isEmpty()) {
            return new RenderOutcome.Dropped(WhyDropped.NO_ROUTE);
        }
        if (page.get().route().passes()) {
            return new RenderOutcome.Dropped(WhyDropped.NOT_STORED);
        }
        Task task = new Task(request, page.get(), content, asOf, began(request));
        return encode.encode(guardrails.check(task, make.make(task)));
    }

    /** Later than what is to be replaced, whatever the clock of the worker that made it said. */
    private Instant began(PageRequested request) {
        Instant now = clock.instant();
        Instant held = request.held().renderedAt();
        return now.isAfter(held) ? now : held.plusMillis(1);
    }
}
