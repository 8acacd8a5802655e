package dev.lockstep.render.request;

import dev.lockstep.contracts.event.Lane;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.page.WhyDropped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Does what the schedule says, each job on a thread of its own. */
public final class Workshop {

    private static final System.Logger LOG = System.getLogger(Workshop.class.getName());

    /** Its site's owner can do nothing about it, and need not know what it was. */
    private static final Problem BROKEN = Problem.of(
            "the page could not be made or stored", "whoever runs the platform finds why in the worker's log");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Schedule schedule;
    private final AnswerRequest answer;
    private final Witnesses witnesses;
    private final Rules rules;
    private final Executor threads;
    private final Clock clock;
    private boolean holding;

    /**
     * @param threads runs each task that it is given, on a thread that may block
     */
    public Workshop(Rules rules, AnswerRequest answer, Witnesses witnesses, Executor threads, Clock clock) {
        this.rules = rules;
        this.schedule = new Schedule(rules.limits(), new Paces(rules.allowances()), rules.origins()::of);
        this.answer = answer;
        this.witnesses = witnesses;
        this.threads = threads;
        this.clock = clock;
    }

    /** What governs a workshop. */
    public record Rules(Limits limits, Retries retries, Origins origins, Failures failures, Allowances allowances) {

        /** Every site may take as much as there is. */
        public Rules(Limits limits, Retries retries, Origins origins, Failures failures) {
            this(limits, retries, origins, failures, Allowances.UNLIMITED);
        }
    }

    /** Who is told of what is done. */
    public record Witnesses(Announcer announcer, Outcomes outcomes, Tracing tracing) {}

    /** Whom a page's render asks, as far as that is known; empty when it is not, or for nobody. */
    @FunctionalInterface
    public interface Origins {
        String of(PageRequested request);
    }

    public void take(Order order) {
        Admission admission = locked(() -> schedule.offer(order, clock.instant()));
        if (admission == Admission.TAKEN) {
            begin();
        } else {
            threads.execute(() -> shed(order, admission));
        }
    }

    /** From now on this worker has that part of all requests. */
    public void takeShare(Share share) {
        boolean _ = locked(() -> {
            schedule.takeShare(share);
            return true;
        });
    }

    /** Drops what is out of time and begins what may begin by now: to be called every now and then. */
    public void tick() {
        for (Job job : locked(() -> schedule.dropped(clock.instant()))) {
            witnesses
                    .outcomes()
                    .count(job.request(), new RenderOutcome.Dropped(job.isVoid() ? WhyDropped.MOVED : WhyDropped.LATE));
            job.done();
        }
        begin();
    }

    /** Whether orders of this lane should rather stay where they are for now. */
    public boolean isFull(Lane lane) {
        return locked(() -> schedule.isFull(lane));
    }

    public int waiting(Lane lane) {
        return locked(() -> schedule.waiting(lane));
    }

    /** For how long the request that waits longest has waited; nothing where none waits. */
    public Duration oldest(Lane lane) {
        return locked(() -> schedule.oldest(lane, clock.instant()));
    }

    public int running() {
        return locked(schedule::running);
    }

    /**
     * Begins nothing more until {@link #resume}, and waits for what has begun, but not for ever; returns whether all of that is
     * done.
     */
    public boolean hold(Duration atMost) throws InterruptedException {
        long nanosLeft = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            holding = true;
            while (schedule.running() > 0 && nanosLeft > 0) {
                nanosLeft = idle.awaitNanos(nanosLeft);
            }
            return schedule.running() == 0;
        } finally {
            lock.unlock();
        }
    }

    public void resume() {
        locked(() -> holding = false);
        begin();
    }

    private void begin() {
        for (Optional<Job> next = next(); next.isPresent(); next = next()) {
            next.ifPresent(job -> threads.execute(() -> work(job)));
        }
    }

    private Optional<Job> next() {
        return locked(() -> holding ? Optional.empty() : schedule.next(clock.instant()));
    }

    private void work(Job job) {
        try {
            if (!isPutBack(job)) {
                job.done();
                locked(() -> end(job));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            locked(() -> end(job));
        }
        begin();
    }

    /** Makes the page; true when that failed and the job is back on the schedule. */
    private boolean isPutBack(Job job) throws InterruptedException {
        Activity render = job.begin(witnesses.tracing());
        try {
            return job.about().call(() -> render.trace().call(() -> isPutBack(job, render)));
        } finally {
            render.end();
        }
    }

    private boolean isPutBack(Job job, Activity render) throws InterruptedException {
        RenderOutcome outcome = attempt(job.request());
        tell(outcome, render);
        if (mayPass(outcome) && isTriedAgain(job)) {
            return true;
        }
        conclude(job, outcome);
        return false;
    }

    /** Whoever waits is told of a worker that cannot do its part, such as to store a page, as of a source that fails. */
    private RenderOutcome attempt(PageRequested request) throws InterruptedException {
        try {
            return answer.answer(request);
        } catch (IOException | RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "request broke page=" + request.page(), broken);
            return new RenderOutcome.Failed(rules.failures().of(request, BROKEN), true);
        }
    }

    private static void tell(RenderOutcome outcome, Activity render) {
        switch (outcome) {
            case RenderOutcome.Failed failed ->
                render.fail(failed.failure().problem().toString());
            case RenderOutcome.Outdated outdated ->
                render.fail(outdated.failure().problem().toString());
            case RenderOutcome.Dropped dropped -> render.fail("dropped " + dropped.why());
            case RenderOutcome.Rendered rendered ->
                render.note(
                        "lockstep.as-of", Long.toString(rendered.page().asOf().number()));
            case RenderOutcome.Answered _ -> render.note("lockstep.answered", "before");
        }
    }

    private static boolean mayPass(RenderOutcome outcome) {
        return outcome instanceof RenderOutcome.Outdated
                || (outcome instanceof RenderOutcome.Failed failed && failed.mayPass());
    }

    private boolean isTriedAgain(Job job) {
        return locked(() -> {
            boolean allowed = !job.isVoid() && rules.retries().allow(job, clock.instant());
            if (allowed) {
                schedule.again(job, rules.retries().next(job, clock.instant()));
                idle.signalAll();
            }
            return allowed;
        });
    }

    private void conclude(Job job, RenderOutcome outcome) throws InterruptedException {
        witnesses.outcomes().count(job.request(), outcome);
        switch (outcome) {
            case RenderOutcome.Failed(RenderFailed failure, boolean ignored) -> tell(failure, job.attempts() + 1);
            case RenderOutcome.Outdated(RenderFailed failure) -> tell(failure, job.attempts() + 1);
            case RenderOutcome.Rendered _ ->
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "page rendered page={0}",
                        job.request().page());
            case RenderOutcome.Answered _, RenderOutcome.Dropped _ -> locked(() -> spare(job));
        }
    }

    private void tell(RenderFailed failure, int attempts) throws InterruptedException {
        LOG.log(
                System.Logger.Level.WARNING,
                "page not rendered page={0} problem={1}",
                failure.page(),
                failure.problem());
        announce(failure.after(attempts));
    }

    private void announce(RenderFailed failure) throws InterruptedException {
        try {
            witnesses.announcer().announce(failure);
        } catch (IOException | RuntimeException unannounced) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "nobody was told that a page was not rendered page=" + failure.page(),
                    unannounced);
        }
    }

    /** Whoever waits for it is told so at once. */
    private void shed(Order order, Admission why) {
        try {
            witnesses.outcomes().count(order.request(), new RenderOutcome.Dropped(why.why()));
            announce(rules.failures().of(order.request(), why.problem()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        order.ticket().done();
    }

    private boolean spare(Job job) {
        schedule.spared(job);
        return true;
    }

    private boolean end(Job job) {
        schedule.finished(job);
        idle.signalAll();
        return true;
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
