package dev.lockstep.platform.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** The ports of all processes. Edges come first: theirs are what people type. */
public record PlatformPorts(
        List<ServicePorts> edges,
        ServicePorts deploy,
        List<ServicePorts> renders,
        int kafka,
        int kafkaController,
        int postgres,
        int kafkaDetour,
        int s3) {

    public PlatformPorts {
        edges = List.copyOf(edges);
        renders = List.copyOf(renders);
    }

    /** How many ports a platform needs. */
    public static int count(PlatformPlan plan) {
        return 7 + 2 * plan.edges() + 2 * plan.renders();
    }

    public static PlatformPorts of(PlatformPlan plan, IntSupplier free) {
        List<ServicePorts> edges = new ArrayList<>();
        for (int edge = 0; edge < plan.edges(); edge++) {
            edges.add(new ServicePorts(free.getAsInt(), free.getAsInt()));
        }
        ServicePorts deploy = new ServicePorts(free.getAsInt(), free.getAsInt());
        List<ServicePorts> renders = new ArrayList<>();
        for (int render = 0; render < plan.renders(); render++) {
            renders.add(new ServicePorts(free.getAsInt(), free.getAsInt()));
        }
        return new PlatformPorts(
                edges,
                deploy,
                renders,
                free.getAsInt(),
                free.getAsInt(),
                free.getAsInt(),
                free.getAsInt(),
                free.getAsInt());
    }

    public String kafkaServers() {
        return "127.0.0.1:" + kafka;
    }

    public String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres + "/postgres";
    }
}
