package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.HttpDate;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks an origin for something that may be kept, or whether what is kept still holds. */
final class Fetch implements Errand {

    private final HttpCache.Parts parts;
    private final Wanted wanted;
    private final Asked asked;
    private final Flights.Flight flight;

    /**
     * What was known when it was asked.
     *
     * @param stale what is kept, if the origin is to say whether it holds
     */
    record Asked(@Nullable Kept stale, Instant at) {}

    Fetch(HttpCache.Parts parts, Wanted wanted, Asked asked, Flights.Flight flight) {
        this.parts = parts;
        this.wanted = wanted;
        this.asked = asked;
        this.flight = flight;
    }

    @Override
    public HeaderFields fields() {
        Kept stale = asked.stale();
        return stale == null
                ? wanted.fields()
                : Revalidation.conditional(wanted.fields(), stale.received().fields());
    }

    @Override
    public Heard heard(int status, HeaderFields answered, Instant now) {
        Received received = new Received(status, dated(answered, now), asked.at(), now);
        if (asked.stale() != null && status == 304) {
            return confirmed(asked.stale(), received);
        }
        Optional<Heard> instead = status >= 500 ? insteadOfAnError(now).map(Heard.Kept::new) : Optional.empty();
        return instead.orElseGet(() -> another(received));
    }

    /** Who does not say when an answer was made has made it just now (RFC 9110 §6.6.1). */
    private static HeaderFields dated(HeaderFields answered, Instant now) {
        return answered.has("date") ? answered : answered.with("date", HttpDate.write(now));
    }

    /** The origin says that what is kept still holds; for whoever looks after a purge it does not. */
    private Heard confirmed(Kept stale, Received notModified) {
        Optional<Kept> held = Revalidation.confirmed(stale.received(), notModified)
                .map(updated -> stale.confirmed(updated, wanted.view().epoch()))
                .filter(kept -> kept.isValid(wanted.view()));
        held.ifPresentOrElse(this::keep, () -> parts.cache().drop(wanted.view(), wanted.target(), stale));
        flight.land();
        return held.<Heard>map(kept -> new Heard.Kept(
                        FromMemory.of(kept, wanted.fields(), notModified.answeredAt(), CacheStatus.confirmed())))
                .orElseGet(Heard.Again::new);
    }

    private Heard another(Received answer) {
        boolean isStored = Storing.isAllowed(wanted.method(), fields(), answer.status(), answer.fields())
                && length(answer) <= parts.room().largest();
        String said = CacheStatus.through(why(), isStored);
        if (isStored) {
            return new Heard.Gather(
                    said, new Gathering(parts.room(), length(answer), body -> keep(kept(answer, body)), flight));
        }
        landUnstored(answer.status());
        return new Heard.Through(said);
    }

    private void landUnstored(int status) {
        if (status >= 500 || status == 304) {
            flight.land();
            return;
        }
        if (asked.stale() != null) {
            parts.cache().drop(wanted.view(), wanted.target(), asked.stale());
        }
        flight.landApart();
    }

    private String why() {
        if (asked.stale() != null) {
            return "stale";
        }
        return parts.cache().has(wanted.view(), wanted.target()) ? "vary-miss" : "uri-miss";
    }

    private static long length(Received answer) {
        String said = answer.fields().joined("content-length");
        try {
            return said.isEmpty() ? Gathering.ANY : Long.parseLong(said);
        } catch (NumberFormatException none) {
            return Long.MAX_VALUE;
        }
    }

    private Kept kept(Received answer, ByteBuffer body) {
        return Kept.of(wanted.pass().routed().key().path(), wanted.view().epoch(), wanted.fields(), answer, body)
                .tagged(wanted.pass().routed().tags());
    }

    private void keep(Kept kept) {
        parts.cache().keep(wanted.view(), wanted.target(), kept, flight);
    }

    @Override
    public Optional<FromMemory> unanswered(Instant now) {
        flight.land();
        return insteadOfAnError(now);
    }

    /** Only where the answer allowed it itself (RFC 5861 §4). */
    private Optional<FromMemory> insteadOfAnError(Instant now) {
        Kept stale = asked.stale();
        if (stale == null || !stale.isValid(wanted.view())) {
            return Optional.empty();
        }
        return left(stale.use(wanted.view(), now)).map(left -> {
            flight.land();
            return FromMemory.of(stale, wanted.fields(), now, CacheStatus.stale(left, "stale-if-error"));
        });
    }

    private static Optional<Duration> left(Use use) {
        return switch (use) {
            case Use.IfNothingElse(Duration ignored, Duration left) -> Optional.of(left);
            case Use.WhileRevalidating(Duration ignored, Duration left) -> Optional.of(left);
            case Use.Fresh _, Use.OnlyIfUnchanged _ -> Optional.empty();
        };
    }

    @Override
    public void abandon() {
        flight.land();
    }
}
