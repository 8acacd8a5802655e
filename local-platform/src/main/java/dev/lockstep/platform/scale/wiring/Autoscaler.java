package dev.lockstep.platform.scale.wiring;

import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.scale.Look;
import dev.lockstep.platform.scale.Recommendations;
import dev.lockstep.platform.scale.ScaledWorkers;
import dev.lockstep.platform.scale.ScalingRule;
import dev.lockstep.platform.scale.kafka.WorkerGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts workers of a platform and tells them to end, as KEDA and Kubernetes would with its pods. */
public final class Autoscaler implements AutoCloseable {

    private final ScalingRule rule;
    private final WorkerGroup group;
    private final WorkerFleet fleet;
    private final Recommendations recommendations;
    private final List<Look> looks = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long begun = System.nanoTime();
    private final Thread thread;

    private Autoscaler(LocalPlatform platform, ScaledWorkers workers) {
        this.rule = workers.rule();
        this.group = new WorkerGroup(platform.backbone().kafkaServers(), workers.group(), workers.topic());
        this.fleet = new WorkerFleet(platform);
        this.recommendations = new Recommendations(rule.settle());
        this.thread = Thread.ofPlatform().name("autoscaler").unstarted(this::scale);
    }

    /** Begins; the workers that run already are its own from now on. */
    public static Autoscaler of(LocalPlatform platform, ScaledWorkers workers) {
        Autoscaler autoscaler = new Autoscaler(platform, workers);
        autoscaler.thread.start();
        return autoscaler;
    }

    /** What was seen so far, once each time. */
    public List<Look> looks() {
        return List.copyOf(looks);
    }

    /** Whether the group was of that size when it was looked at last, and was meant to be. */
    public boolean has(int workers) {
        return !looks.isEmpty()
                && looks.getLast().members() == workers
                && looks.getLast().workers() == workers;
    }

    /** What went wrong, and which workers had to be killed. */
    public List<String> failures() {
        List<String> all = new CopyOnWriteArrayList<>(failures);
        fleet.killed().forEach(name -> all.add(name + " did not end by itself"));
        return List.copyOf(all);
    }

    /** Leaves the workers as they are; returns when those have ended that were told to. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        fleet.close();
        group.close();
    }

    private void scale() {
        try {
            int partitions = group.partitions();
            while (!closed.await(rule.every().toNanos(), TimeUnit.NANOSECONDS)) {
                scale(partitions);
            }
        } catch (IOException | RuntimeException failure) {
            failures.add(failure.toString());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void scale(int partitions) throws IOException, InterruptedException {
        Duration at = Duration.ofNanos(System.nanoTime() - begun);
        Look look = new Look(at, group.members(), fleet.size(), group.lag());
        looks.add(look);
        int wanted = rule.wanted(look.lag(), look.workers(), partitions);
        fleet.become(recommendations.settle(wanted, look.workers(), at));
    }
}
