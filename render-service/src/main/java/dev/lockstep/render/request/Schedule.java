package dev.lockstep.render.request;

import dev.lockstep.contracts.event.Lane;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which page is made next. The more urgent lane goes first, but one turn in sixteen is the least urgent's: whoever only
 * waits for others waits for ever. Requests for one page are one job as long as it has not begun, and one more when it
 * has. For one thread at a time.
 */
final class Schedule {

    private static final int TURNS = 16;
    private static final List<Lane> URGENT_FIRST = List.of(Lane.values());
    private static final List<Lane> URGENT_LAST = URGENT_FIRST.reversed();

    private final Function<PageRequested, String> origins;
    private final Running running;
    private final Paces paces;
    private final Buffer visitors;
    private final Buffer others;
    private final Map<Lane, LaneQueue> lanes = new EnumMap<>(Lane.class);
    private final Map<PageId, Job> waiting = new HashMap<>();
    private final Map<PageId, String> originOf = new HashMap<>();
    private long begun;

    /**
     * @param origins whom a page's render asks, as far as that is known yet; empty when it is not, or for nobody
     */
    Schedule(Limits limits, Paces paces, Function<PageRequested, String> origins) {
        this.origins = origins;
        this.paces = paces;
        this.running = new Running(limits);
        this.visitors = new Buffer(limits.buffer());
        this.others = new Buffer(limits.buffer());
        URGENT_FIRST.forEach(lane -> lanes.put(lane, new LaneQueue()));
    }

    /** Takes an order in, unless its site has more waiting than its share, or than can begin in time. */
    Admission offer(Order order, Instant now) {
        Job job = Job.of(order);
        Admission admission = waiting.containsKey(job.id()) ? Admission.TAKEN : admit(job, now);
        if (admission == Admission.TAKEN) {
            put(job);
        }
        return admission;
    }

    private Admission admit(Job job, Instant now) {
        if (!buffer(job.lane()).admits(job.site())) {
            return Admission.TOO_MANY_WAIT;
        }
        int before = visitors.of(job.site()) + (job.lane() == Lane.VISITOR ? 0 : others.of(job.site()));
        return job.isExpired(paces.next(job.site(), before, now)) ? Admission.TOO_MANY_BEGIN : Admission.TAKEN;
    }

    /** See {@link Paces#take}. */
    void takeShare(Share share) {
        paces.take(share);
    }

    /** Whether orders of this lane should rather stay on Kafka for now. */
    boolean isFull(Lane lane) {
        return buffer(lane).isFull();
    }

    /** The next job, which has begun with that; empty when none may begin now. */
    Optional<Job> next(Instant now) {
        Optional<Job> next = turn().stream()
                .filter(running::hasRoomIn)
                .flatMap(lane -> first(lane, now).stream())
                .findFirst();
        next.ifPresent(job -> begin(job, now));
        return next;
    }

    /** A job that has begun turns out to be none: the next of its site need not wait for it. */
    void spared(Job job) {
        paces.giveBack(job.site());
    }

    void finished(Job job) {
        running.end(job);
    }

    /** A job that has begun and is to be tried once more, not before some time. */
    void again(Job job, Instant notBefore) {
        running.end(job);
        put(job.again(notBefore));
    }

    /** Takes out what nobody waits for any more, and what another worker does. */
    List<Job> dropped(Instant now) {
        List<Job> dropped = waiting.values().stream()
                .filter(job -> job.isExpired(now) || job.isVoid())
                .toList();
        dropped.forEach(this::remove);
        return dropped;
    }

    int waiting(Lane lane) {
        return (int) waiting.values().stream().filter(job -> job.lane() == lane).count();
    }

    /** Since the first order of a job, however often it was joined by others. */
    Duration oldest(Lane lane, Instant now) {
        return waiting.values().stream()
                .filter(job -> job.lane() == lane)
                .map(job -> job.age(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    int running() {
        return running.size();
    }

    private List<Lane> turn() {
        return begun % TURNS == TURNS - 1 ? URGENT_LAST : URGENT_FIRST;
    }

    private Optional<Job> first(Lane lane, Instant now) {
        Predicate<SiteId> hasRoom = site -> running.hasRoomFor(site) && paces.admits(site, now);
        return queue(lane).first(hasRoom, job -> mayBegin(job, now));
    }

    private boolean mayBegin(Job job, Instant now) {
        return !job.isVoid()
                && !now.isBefore(job.notBefore())
                && running.hasRoomAt(origin(job))
                && !running.makes(job.id());
    }

    /** Remembered while the job waits: it is looked at each time that anything may begin. */
    private String origin(Job job) {
        String known = originOf.get(job.id());
        if (known != null) {
            return known;
        }
        String found = origins.apply(job.request());
        if (!found.isEmpty()) {
            originOf.put(job.id(), found);
        }
        return found;
    }

    private void begin(Job job, Instant now) {
        paces.begin(job.site(), now);
        running.begin(job, origin(job));
        remove(job);
        begun++;
    }

    private void put(Job job) {
        Job earlier = waiting.get(job.id());
        Job all = earlier == null ? job : earlier.with(job);
        if (earlier != null && earlier.lane() != all.lane()) {
            remove(earlier);
        }
        if (waiting.put(all.id(), all) == null) {
            buffer(all.lane()).add(all.site());
        }
        queue(all.lane()).put(all);
    }

    private void remove(Job job) {
        waiting.remove(job.id());
        originOf.remove(job.id());
        queue(job.lane()).remove(job);
        buffer(job.lane()).remove(job.site());
    }

    private LaneQueue queue(Lane lane) {
        return lanes.computeIfAbsent(lane, _ -> new LaneQueue());
    }

    private Buffer buffer(Lane lane) {
        return lane == Lane.VISITOR ? visitors : others;
    }
}
