package dev.lockstep.render.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.manifest.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps what is no page from replacing one, although its renderer says that all is well. */
public final class Guardrails {

    private static final String SEE = "see the refused page, and 'guard' of its route";
    private static final int PERCENT = 100;

    /** What is larger is not blank. */
    private static final long MOST_BLANK_BYTES = 1024;

    private final BlobStore blobs;
    private final Clock clock;

    public Guardrails(BlobStore blobs, Clock clock) {
        this.blobs = blobs;
        this.clock = clock;
    }

    RenderOutcome check(Task task, RenderOutcome outcome) throws IOException {
        return outcome instanceof RenderOutcome.Rendered rendered
                        && rendered.page().status() == 200
                ? check(task, rendered)
                : outcome;
    }

    private RenderOutcome check(Task task, RenderOutcome.Rendered rendered) throws IOException {
        return objection(
                        task.page().route().guard(),
                        rendered.page().body(),
                        task.request().held().bodyBytes())
                .<RenderOutcome>map(problem -> refused(rendered, problem))
                .orElse(rendered);
    }

    private Optional<Problem> objection(Guard guard, Blob body, long heldBytes) throws IOException {
        if (body.sizeBytes() > guard.maxBytes()) {
            return objection(body.sizeBytes() + " bytes are more than a page may have: " + guard.maxBytes());
        }
        if (body.sizeBytes() * PERCENT < heldBytes * (PERCENT - guard.shrinkPercent())) {
            return objection("from " + heldBytes + " to " + body.sizeBytes() + " bytes it would shrink by more than "
                    + guard.shrinkPercent() + " percent");
        }
        if (body.sizeBytes() <= MOST_BLANK_BYTES && text(body).isBlank()) {
            return objection("it is empty");
        }
        return guard.marker().isEmpty() || text(body).contains(guard.marker())
                ? Optional.empty()
                : objection("it lacks " + guard.marker());
    }

    private static Optional<Problem> objection(String reason) {
        return Optional.of(Problem.of("the page was made and refused: " + reason, SEE));
    }

    private RenderOutcome refused(RenderOutcome.Rendered rendered, Problem problem) {
        var page = rendered.page();
        return new RenderOutcome.Failed(new RenderFailed(
                page.site(),
                page.deploy(),
                page.page(),
                page.asOf(),
                page.cause(),
                problem,
                List.of(page.body()),
                "",
                1,
                page.worker(),
                clock.instant()));
    }

    private String text(Blob body) throws IOException {
        try (InputStream bytes = blobs.require(body.digest())) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}
