package dev.lockstep.edge.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set of an edge. */
@ConfigMapping(prefix = "lockstep")
interface EdgeConfig {

    Topics topics();

    Edge edge();

    /** How topics are made when they are missing; those that are there stay as they are. */
    interface Topics {
        /** Of each topic that a service makes: as many workers share what has to be rendered, and no more. */
        @WithDefault("12")
        int partitions();

        /** On how many brokers each record is: with one, a broker that is lost takes the logs with it. */
        @WithDefault("3")
        int replication();
    }

    /** Pages that are renewed before they get stale, where their route says so. */
    interface Ahead {
        /** How often a page must have been asked for while it is fresh: fewer renew pages that nobody asks for again. */
        @WithDefault("5")
        int visits();

        /** How many this edge asks for at most, so that renewals do not become the origins' main load. */
        @WithDefault("50")
        int perSecond();
    }

    /**
     * Files of deploys that were live, for pages that visitors opened then: they are found while both hold. More of either
     * spares old pages more, and keeps files that were taken away findable for longer.
     */
    interface Earlier {
        /** No more than the five that a publish names. */
        @WithDefault("5")
        int deploys();

        /** Since a deploy was live. */
        @WithDefault("24h")
        Duration age();
    }

    /** Visitors who have seen more of a site than this edge knows; see docs/monotonic-reads.md. */
    interface CatchingUp {
        /**
         * How long one of them is held at most. The log is looked at about twice a second, so that a shorter time than that
         * shows more visitors what is from before; a longer one helps where an edge is really late.
         */
        @WithDefault("2s")
        Duration patience();

        /** Beyond it nobody is held. One site alone takes half of these places at most. */
        @WithDefault("1000")
        int mostWaiting();
    }

    /** Requests that go through to workers. */
    interface Passes {
        /** Each holds two connections for as long as its renderer speaks. What is more is told to come back. */
        @WithDefault("1000")
        int most();

        /** Then the next worker is asked. */
        @WithDefault("2s")
        Duration connect();

        /** Longer than workers are patient with renderers, as their answer says more than that there is none. */
        @WithDefault("60s")
        Duration silence();
    }

    /** Answers that went through and allow to be kept. */
    interface Kept {
        /** What does not fit any more is asked for again. Answers that are arriving take as much again at most. */
        @WithDefault("64M")
        MemorySize memory();

        /** A larger body goes through and is not kept: one of them would push out many that are asked for more often. */
        @WithDefault("4M")
        MemorySize largest();
    }

    /** Blobs of a bucket that this edge has fetched; a directory of blobs is read as it is. See docs/blobs.md. */
    interface Copies {
        /** This edge's own. What an earlier run left there is taken up again. */
        @WithDefault("${java.io.tmpdir}/lockstep-copies/${lockstep.edge.id}")
        Path directory();

        /** What does not fit any more is fetched again: more spares the bucket, and visitors the wait for it. */
        @WithDefault("512M")
        MemorySize size();
    }

    /** What clients may send, and how slowly; see docs/front-door.md. */
    interface Door {
        /** An address within a site, with its query: as long as browsers and servers elsewhere bear. */
        @WithDefault("8K")
        MemorySize target();

        /** A request's line and all of its fields. */
        @WithDefault("32K")
        MemorySize head();

        /** Of a request's head. Each takes a little time, however short it is. */
        @WithDefault("100")
        int fields();

        /** More is a matter of uploads, which go elsewhere. */
        @WithDefault("10M")
        MemorySize body();

        /** Until a request's head is there: longer bears slower visitors, and those who are slow on purpose. */
        @WithDefault("10s")
        Duration headTime();

        /** Then the rate below counts. */
        @WithDefault("20s")
        Duration bodyTime();

        /** A slower body is broken off. */
        @WithDefault("500")
        long bodyBytesPerSecond();

        /** Longer than renderers may be silent, since a connection is quiet while its visitor waits for one. */
        @WithDefault("75s")
        Duration quiet();

        /** A load balancer in front has one address for all: more, then, than it ever opens. */
        @WithDefault("1000")
        int connections();
    }

    /** How this edge leaves, when it is told to end (SIGTERM); see docs/operations.md. */
    interface Drain {
        /**
         * How long all goes on as before, but for that this edge is not ready: as long as it takes until nobody sends
         * visitors here any more. Kubernetes needs some seconds.
         */
        @WithDefault("5s")
        Duration delay();

        /**
         * A connection on which nothing comes for that long is closed then. A request that is just on its way is lost: more
         * than visitors' requests take to arrive.
         */
        @WithDefault("1s")
        Duration quiet();

        /**
         * How long answers that have begun may take then; what is not at its end is cut. With the delay less than what is
         * killed after, 60 s by the manifests of k8s/, and more than visitors are held for.
         */
        @WithDefault("20s")
        Duration timeout();
    }

    interface Edge {
        /** Acknowledgements carry it: two edges with one id would speak for each other. */
        String id();

        /** The address at which visitors are heard, on all ports. */
        @WithDefault("0.0.0.0")
        String host();

        /** For HTTP/1.1 without TLS. */
        @WithDefault("8081")
        int port();

        /**
         * How long a visitor is held for a page that has to be rendered. Longer than the slowest render that is worth
         * waiting for, and shorter than what the load balancer in front allows.
         */
        @WithDefault("15s")
        Duration patience();

        /**
         * Beyond it visitors are told to come back: each who waits holds a connection. One site alone takes half of these
         * places at most, so that its slow pages turn nobody else's visitors away.
         */
        @WithDefault("10000")
        int mostWaiting();

        /**
         * How often this edge tells which pages visitors ask for. What was told decides what is rendered ahead of a publish:
         * less often means fewer records, and that a page which is popular since a moment ago is missed.
         */
        @WithDefault("3s")
        Duration visitsToldEvery();

        Ahead ahead();

        Earlier earlier();

        CatchingUp catchingUp();

        /**
         * Where workers take requests that go through to renderers, each as {@code http://host:port}. An edge that knows
         * none shows everything but pages of routes without a cache.
         */
        Optional<List<URI>> workers();

        Passes passes();

        Kept kept();

        Copies copies();

        Door door();

        Drain drain();

        /**
         * For how long after it last knew everything an edge believes what it knows. Sites that are strict are not served
         * beyond it: shorter makes a purge certain sooner when an edge hangs, longer rides out a longer absence of Kafka.
         */
        @WithDefault("5s")
        Duration lease();

        /** For bodies of files and pages. What does not fit is read from the blob store each time. */
        @WithDefault("64M")
        MemorySize bodyMemory();
    }
}
