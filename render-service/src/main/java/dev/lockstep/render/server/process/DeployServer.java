package dev.lockstep.render.server.process;

import dev.lockstep.render.server.LogTail;
import dev.lockstep.render.server.Pacing;
import dev.lockstep.render.server.ServerLife;
import dev.lockstep.render.server.ServerLife.Asleep;
import dev.lockstep.render.server.ServerLife.Resting;
import dev.lockstep.render.server.ServerLife.Starting;
import dev.lockstep.render.server.ServerLife.Up;
import dev.lockstep.render.server.Servers.Access;
import dev.lockstep.render.server.Servers.Use;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One deploy's server. Who needs it while it starts waits for the one start. */
final class DeployServer {

    private static final String ENDED = "the server has ended";

    private final Start start;
    private final LogTail log;
    private final Pacing pacing;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private ServerLife<NodeProcess> life = new Asleep<>();
    private int users;
    private boolean retired;

    /** Starts the process, which writes to the log. */
    @FunctionalInterface
    interface Start {
        NodeProcess process(LogTail log) throws IOException;
    }

    DeployServer(Start start, LogTail log, Pacing pacing, InstantSource clock) {
        this.start = start;
        this.log = log;
        this.pacing = pacing;
        this.clock = clock;
    }

    /** Empty when it has retired, and another is to be asked. */
    Optional<Access> use() throws IOException, InterruptedException {
        turn.lockInterruptibly();
        try {
            noticeEnd();
            return retired ? Optional.empty() : Optional.of(useNow());
        } finally {
            turn.unlock();
        }
    }

    private Access useNow() throws IOException, InterruptedException {
        return switch (life) {
            case Asleep<NodeProcess> asleep -> begin(asleep.start(start.process(log), now(), pacing));
            case Resting<NodeProcess> resting
            when resting.isOver(now()) -> begin(resting.start(start.process(log), now(), pacing));
            case Resting<NodeProcess> resting -> unavailable(resting.reason());
            case Starting<NodeProcess> starting -> open(starting.process());
            case Up<NodeProcess> up -> open(up.process());
        };
    }

    /** Never runs again, if it does not run now. Returns whether that is so. */
    boolean retire() {
        return inTurn(() -> {
            retired |= switch (life) {
                case Asleep<NodeProcess> ignored -> true;
                case Resting<NodeProcess> resting -> resting.isOver(now());
                case Starting<NodeProcess> ignored -> false;
                case Up<NodeProcess> ignored -> false;
            };
            return retired;
        });
    }

    /** Whether it runs; what is not used by anybody may be stopped. */
    boolean runs() {
        return inTurn(() -> life instanceof Starting || life instanceof Up);
    }

    /** Stops it when nobody has used it for long. */
    void stopIfIdle() {
        stopIf(up -> up.isIdle(now(), pacing));
    }

    /** Stops it when nobody uses it now. Returns whether it did. */
    boolean stopIfUnused() {
        return stopIf(up -> true);
    }

    Instant lastUsed() {
        return inTurn(() -> life instanceof Up<NodeProcess> up ? up.lastUsed() : Instant.MAX);
    }

    /** Ends the process, whoever uses it. */
    void end() {
        inTurn(() -> {
            switch (life) {
                case Starting<NodeProcess> starting -> starting.process().close();
                case Up<NodeProcess> up -> up.process().close();
                case Asleep<NodeProcess> ignored -> {}
                case Resting<NodeProcess> ignored -> {}
            }
            life = new Asleep<>();
        });
    }

    private boolean stopIf(Predicate<Up<NodeProcess>> condition) {
        return inTurn(() -> {
            if (users > 0 || !(life instanceof Up<NodeProcess> up) || !condition.test(up)) {
                return false;
            }
            life = up.stop();
            up.process().close();
            return true;
        });
    }

    private Access begin(Starting<NodeProcess> starting) throws InterruptedException {
        life = starting;
        NodeProcess process = starting.process();
        process.onEnd(() -> inTurn(this::noticeEnd));
        return switch (process.awaitStart(Duration.between(now(), starting.deadline()))) {
            case LISTENS -> open(process);
            case ENDED -> failed(starting, ENDED);
            case LATE -> failed(starting, "the server did not listen in time");
        };
    }

    private Access failed(Starting<NodeProcess> starting, String reason) {
        starting.process().close();
        life = starting.failed(reason, now(), pacing);
        return unavailable(reason);
    }

    private Access open(NodeProcess process) {
        users++;
        return new Access.Open(new Using(process));
    }

    private Access unavailable(String reason) {
        return new Access.Unavailable(reason, log.text());
    }

    private void noticeEnd() {
        switch (life) {
            case Starting<NodeProcess> starting
            when !starting.process().isAlive() -> life = starting.failed(ENDED, now(), pacing);
            case Up<NodeProcess> up when !up.process().isAlive() -> life = up.failed(ENDED, now(), pacing);
            case Starting<NodeProcess> ignored -> {}
            case Up<NodeProcess> ignored -> {}
            case Asleep<NodeProcess> ignored -> {}
            case Resting<NodeProcess> ignored -> {}
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private void inTurn(Runnable act) {
        turn.lock();
        try {
            act.run();
        } finally {
            turn.unlock();
        }
    }

    private <T> T inTurn(Supplier<T> act) {
        turn.lock();
        try {
            return act.get();
        } finally {
            turn.unlock();
        }
    }

    private final class Using implements Use {
        private final NodeProcess process;
        private final AtomicBoolean closed = new AtomicBoolean();

        Using(NodeProcess process) {
            this.process = process;
        }

        @Override
        public URI base() {
            return process.base();
        }

        @Override
        public void answered() {
            inTurn(() -> {
                if (life instanceof Starting<NodeProcess> starting && starting.process() == process) {
                    life = starting.answered(now());
                }
            });
        }

        @Override
        public void silent(String reason) {
            inTurn(() -> {
                if (life instanceof Starting<NodeProcess> starting && starting.process() == process) {
                    process.close();
                    life = starting.failed(reason, now(), pacing);
                }
            });
        }

        @Override
        public String log() {
            return log.text();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                inTurn(() -> {
                    users--;
                    if (life instanceof Up<NodeProcess> up && up.process() == process) {
                        life = up.used(now());
                    }
                });
            }
        }
    }
}
