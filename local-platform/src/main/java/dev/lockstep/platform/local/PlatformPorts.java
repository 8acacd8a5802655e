package dev.lockstep.platform.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The ports of all processes. Edges come first: theirs are what people type. */
record PlatformPorts(
        List<ServicePorts> edges,
        ServicePorts deploy,
        List<ServicePorts> renders,
        int kafka,
        int kafkaController,
        int postgres) {

    static PlatformPorts take(PlatformPlan plan) throws IOException {
        Ports ports = Ports.take(5 + 2 * plan.edges() + plan.renders(), plan.portBase());
        List<ServicePorts> edges = new ArrayList<>();
        for (int edge = 0; edge < plan.edges(); edge++) {
            edges.add(new ServicePorts(ports.next(), ports.next()));
        }
        ServicePorts deploy = new ServicePorts(ports.next(), ports.next());
        List<ServicePorts> renders = new ArrayList<>();
        for (int render = 0; render < plan.renders(); render++) {
            int operations = ports.next();
            renders.add(new ServicePorts(operations, operations));
        }
        return new PlatformPorts(
                List.copyOf(edges), deploy, List.copyOf(renders), ports.next(), ports.next(), ports.next());
    }

    String kafkaServers() {
        return "127.0.0.1:" + kafka;
    }

    String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres + "/postgres";
    }
}
