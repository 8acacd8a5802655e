package dev.lockstep.render.upstream;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.contracts.pass.CacheControl;
import dev.lockstep.contracts.pass.Directives;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.render.page.Lifetime;
import java.time.Duration;

/** How long a response says that a page made of it may be stored. */
final class ResponseLifetime {

    /** What says nothing is a minute old at most, as pages of other routes are. */
    private static final Duration UNSAID = Duration.ofMinutes(1);

    /** A page that is stale as soon as it is made would be made for ever. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private ResponseLifetime() {}

    /** Whether the response is meant for one visitor, or for no cache at all. */
    static boolean mayBeStored(AnswerHead head) {
        CacheControl said = said(head);
        return !said.has("private")
                && !said.has("no-store")
                && !head.header("vary").contains("*");
    }

    static Lifetime of(AnswerHead head) {
        CacheControl said = said(head);
        Duration stale = said.staleWhileRevalidate().orElse(Duration.ZERO);
        Duration staleIfError = said.staleIfError().orElse(PageRevalidated.UNLIMITED);
        return new Lifetime(fresh(head, said), stale, longer(stale, staleIfError));
    }

    private static CacheControl said(AnswerHead head) {
        return CacheControl.of(new HeaderFields(head.headers()));
    }

    private static Duration fresh(AnswerHead head, CacheControl said) {
        if (said.has("no-cache")) {
            return SHORTEST;
        }
        Duration age = Directives.duration(head.header("age")).orElse(Duration.ZERO);
        return longer(SHORTEST, said.lifetime().orElse(UNSAID).minus(age));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
