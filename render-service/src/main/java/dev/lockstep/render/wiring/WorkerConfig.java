package dev.lockstep.render.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set of a worker. */
@ConfigMapping(prefix = "lockstep")
interface WorkerConfig {

    /** Named in every page that it makes. */
    @WithDefault("worker")
    String worker();

    Topics topics();

    Data data();

    Render render();

    Servers servers();

    Passes passes();

    Drain drain();

    /** How topics are made when they are missing; those that are there stay as they are. */
    interface Topics {
        /** Of each topic that a service makes: as many workers share what has to be rendered, and no more. */
        @WithDefault("12")
        int partitions();

        /** On how many brokers each record is: with one, a broker that is lost takes the logs with it. */
        @WithDefault("3")
        int replication();
    }

    /** How much a worker does at once. */
    interface Render {
        /** Mostly renders wait for their data. More of them need more memory, and let a slow origin take more of it. */
        @WithDefault("256")
        int atOnce();

        /** A site whose origin is slow keeps that many renders from others, and no more. */
        @WithDefault("32")
        int perSite();

        /** What an origin is asked for at once, by each worker. */
        @WithDefault("16")
        int perOrigin();

        /** Pages that may wait to be made. What does not fit stays on Kafka, where nothing is known of its urgency. */
        @WithDefault("8192")
        int waiting();

        /** How often a render is tried whose origin fails: more bears short failures, and asks an origin in trouble more. */
        @WithDefault("3")
        int attempts();

        /** Before the second attempt; each further one waits twice as long. */
        @WithDefault("200ms")
        Duration firstPause();

        Breaker breaker();
    }

    /** An origin that keeps failing is left in peace. */
    interface Breaker {
        /** Over how many of the latest renders failures are counted: fewer open it sooner, and by accident. */
        @WithDefault("20")
        int renders();

        /** Of those, how many have to fail. */
        @WithDefault("0.5")
        double failureRatio();

        /** Then one render tries whether the origin is back. */
        @WithDefault("5s")
        Duration pause();
    }

    /** Data sources are chosen by the authors of sites, and asked from inside the operator's network. */
    interface Data {
        /** Hosts, or {@code host:port}, that may be asked although their addresses are private. */
        Optional<List<String>> allowedHosts();

        /** A source that takes longer counts as down; its visitors see the page that is there. */
        @WithDefault("10s")
        Duration timeout();

        /** More than that is no data for a page, and would be held in memory once for each render. */
        @WithDefault("5M")
        MemorySize maxBytes();
    }

    /** Servers are code of the authors of sites, which runs as this worker's user. */
    interface Servers {
        /** Node itself, a path or a name on the search path; without it only pages of servers cannot be made. */
        @WithDefault("node")
        String node();

        /** Deploys are unpacked here. Workers may share it; one that starts removes what dead ones have left. */
        @WithDefault("${java.io.tmpdir}/lockstep-servers")
        Path directory();

        /** Of one deploy, unpacked. */
        @WithDefault("1G")
        MemorySize maxBytes();

        /** So many run at once: each takes memory, and one more has to wait for another to be stopped. */
        @WithDefault("8")
        int most();

        /** What a server's objects may take; Node itself takes some 50 MB more. */
        @WithDefault("256")
        int megabytes();

        /** From its start until it listens; a visitor of a deploy that sleeps waits for it. */
        @WithDefault("20s")
        Duration start();

        /** Longer keeps memory busy, shorter lets more visitors wait for a start. */
        @WithDefault("10m")
        Duration idle();
    }

    /** How this worker leaves, when it is told to end (SIGTERM); see docs/operations.md. */
    interface Drain {
        /** So long no edge must have asked before it stops listening: edges learn by their next answer to ask others. */
        @WithDefault("2s")
        Duration quiet();

        /** How long answers and renders that have begun may take then; what is not at its end is cut. */
        @WithDefault("30s")
        Duration timeout();
    }

    /** Requests that go through to renderers, because their routes store nothing. Edges alone should reach this port. */
    interface Passes {
        /** The address at which edges are heard. */
        @WithDefault("0.0.0.0")
        String host();

        /** Edges know it by {@code lockstep.edge.workers}. */
        @WithDefault("8083")
        int port();

        /** Each holds two connections for as long as its renderer speaks. What is more is told to come back. */
        @WithDefault("256")
        int most();

        /** A site whose renderer is slow keeps that many from others, and no more. */
        @WithDefault("64")
        int perSite();

        /** A renderer that says nothing for so long is given up, before its answer and in the middle of it. */
        @WithDefault("30s")
        Duration silence();

        /** For what an edge knows already, and this worker is about to. */
        @WithDefault("3s")
        Duration patience();
    }
}
