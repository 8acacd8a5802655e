package dev.lockstep.edge.kafka;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import dev.lockstep.edge.ask.PageRequests;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.explain.AnswerQuestion;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.page.Arrivals;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.sync.Progress;
import dev.lockstep.edge.visit.VisitCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Everything between this edge and Kafka. */
public final class EdgeLogs implements AutoCloseable {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final TopicsAtStart topics;
    private final TopicIds topicIds;
    private final EdgeId edge;
    private final Progress progress;
    private final Sites sites;
    private final CatchingUp catchingUp;
    private final Sender sender;
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile List<LogReader> readers = List.of();

    public EdgeLogs(
            Map<String, Object> kafka,
            TopicsAtStart topics,
            EdgeId edge,
            Progress progress,
            Sites sites,
            Lease lease,
            CatchingUp catchingUp) {
        this.kafka = Map.copyOf(kafka);
        this.topics = topics;
        this.topicIds = new TopicIds(kafka);
        this.edge = edge;
        this.progress = progress;
        this.sites = sites;
        this.catchingUp = catchingUp;
        this.sender = new Sender(OrderedProducer.impatient(kafka), progress, lease, "/edges/" + edge, clock);
    }

    public PageRequests pageRequests() {
        return sender;
    }

    /** How much of the site log was still to be read when this edge last asked where it ends. */
    public long behind() {
        return readers.stream().mapToLong(LogReader::behind).sum();
    }

    /** Records that could not be sent. */
    public long dropped() {
        return sender.dropped();
    }

    /** Events of types that this version does not know. */
    public long unknown() {
        return sender.unknown();
    }

    public long deadLetters() {
        return sender.deadLetters();
    }

    /** Begins to read, once the topics are there, and to send; returns at once. */
    public void start(Pages pages, Arrivals arrivals, AnswerQuestion answers) {
        sites.whenFetched(this::tellPrepared);
        thread("sender", sender);
        thread("retry", this::retryRefused);
        thread("logs", () -> follow(pages, arrivals, answers));
    }

    /** Tells every so often what was visited; returns at once. */
    public void tellVisits(VisitCounts counts, Duration every) {
        thread("visits", () -> {
            while (!pause(every)) {
                counts.tell(edge, clock.instant()).forEach(sender::tell);
            }
        });
    }

    /** Called once nobody is served any more. */
    @Override
    public void close() {
        closed.countDown();
        topics.close();
        readers.forEach(LogReader::close);
        topicIds.close();
        sender.close(edge);
    }

    private void follow(Pages pages, Arrivals arrivals, AnswerQuestion answers) {
        if (!topics.ensure()) {
            return;
        }
        PageLog pageLog = new PageLog(pages, arrivals, sender, progress::pagesCaughtUp);
        PageLog failures = new PageLog(pages, arrivals, sender, () -> {});
        Questions questions = new Questions(edge, answers, progress, sender, clock);
        readers = List.of(
                LogReader.confirming(
                                Topic.SITES,
                                () -> LogReader.consumer(kafka),
                                new SiteLog(sites, progress, catchingUp, sender),
                                System::nanoTime)
                        .of(topicIds.of(Topic.SITES)),
                new LogReader(Topic.PAGES, () -> LogReader.consumer(kafka), pageLog).of(topicIds.of(Topic.PAGES)),
                LogReader.fromNow(Topic.RENDER_FAILURES, () -> LogReader.consumer(kafka), failures)
                        .of(topicIds.of(Topic.RENDER_FAILURES)),
                LogReader.fromNow(Topic.EDGE_QUESTIONS, () -> LogReader.consumer(kafka), questions)
                        .of(topicIds.of(Topic.EDGE_QUESTIONS)));
        readers.forEach(reader -> thread("log-reader", reader));
    }

    private void retryRefused() {
        while (!pause(RETRY)) {
            sites.retry();
        }
    }

    /** Before everything is in effect that was said at the start, nothing is acknowledged. */
    private void tellPrepared() {
        progress.prepared();
        if (progress.isCaughtUp()) {
            sender.acknowledge();
        }
        catchingUp.look();
    }

    /** Waits a moment; true when closing. */
    private boolean pause(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void thread(String name, Runnable work) {
        Thread.ofPlatform().daemon().name("edge-" + name).start(work);
    }
}
