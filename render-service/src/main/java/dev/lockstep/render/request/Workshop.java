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
        this.schedule = new Schedule(rules.limits(), rules.origins()::of);
        this.answer = answer;
        this.witnesses = witnesses;
        this.threads = threads;
        this.clock = clock;
    }

    /** What governs a workshop. */
    public record Rules(Limits limits, Retries retries, Origins origins, Failures failures) {}

    /** Who is told of what is done. */
    public record Witnesses(Announcer announcer, Outcomes outcomes, Tracing tracing) {}

    /** Whom a page's render asks, as far as that is known; empty when it is not, or for nobody. */
    @FunctionalInterface
    public interface Origins {
        String of(PageRequested request);
    }

    public void take(Order order) {
        if (locked(() -> schedule.offer(order))) {
            begin();
        } else {
            threads.execute(() -> shed(order));
        }
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

    /** Begins nothing more until {@link #resume}, and waits for what has begun, but not for ever. */
    public void hold(Duration atMost) throws InterruptedException {
        long nanosLeft = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            holding = true;
            while (schedule.running() > 0 && nanosLeft > 0) {
                nanosLeft = idle.awaitNanos(nanosLeft);
            }
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
            return render.trace().call(() -> isPutBack(job, render));
        } finally {
            render.end();
        }
    }

    private boolean isPutBack(Job job, Activity render) throws InterruptedException {
        try {
            RenderOutcome outcome = answer.answer(job.request());
            tell(outcome, render);
            if (mayPass(outcome) && isTriedAgain(job)) {
                return true;
            }
            conclude(job, outcome);
            return false;
        } catch (IOException | RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "request broke page=" + job.id(), broken);
            render.fail("broke");
            boolean putBack = isTriedAgain(job);
            if (!putBack) {
                witnesses.outcomes().count(job.request(), new RenderOutcome.Dropped(WhyDropped.BROKEN));
            }
            return putBack;
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

    private void conclude(Job job, RenderOutcome outcome) throws IOException, InterruptedException {
        witnesses.outcomes().count(job.request(), outcome);
        switch (outcome) {
            case RenderOutcome.Failed(RenderFailed failure, boolean ignored) -> tell(failure, job.attempts() + 1);
            case RenderOutcome.Outdated(RenderFailed failure) -> tell(failure, job.attempts() + 1);
            case RenderOutcome.Rendered _, RenderOutcome.Answered _, RenderOutcome.Dropped _ -> {}
        }
    }

    private void tell(RenderFailed failure, int attempts) throws IOException, InterruptedException {
        LOG.log(
                System.Logger.Level.WARNING,
                "page not rendered site={0} deploy={1} page={2} problem={3}",
                failure.site(),
                failure.deploy(),
                failure.page(),
                failure.problem());
        witnesses.announcer().announce(failure.after(attempts));
    }

    /** Whoever waits for it is told so at once. */
    private void shed(Order order) {
        Problem tooMany = Problem.of(
                "too many pages of this site wait to be made", "see whether its origin is slow, or add workers");
        try {
            witnesses.outcomes().count(order.request(), new RenderOutcome.Dropped(WhyDropped.SHED));
            witnesses.announcer().announce(rules.failures().of(order.request(), tooMany));
        } catch (IOException unannounced) {
            LOG.log(System.Logger.Level.WARNING, "nobody was told that a request was shed", unannounced);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        order.ticket().done();
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
