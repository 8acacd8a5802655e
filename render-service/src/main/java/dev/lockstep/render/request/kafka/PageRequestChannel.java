package dev.lockstep.render.request.kafka;

import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.request.AnswerRequest;
import dev.lockstep.render.request.Outcomes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes requests, many at once; the channel commits an offset only when all before it are done. */
@ApplicationScoped
class PageRequestChannel {

    private static final System.Logger LOG = System.getLogger(PageRequestChannel.class.getName());

    private final AnswerRequest answer;
    private final KafkaAnnouncer announcer;
    private final Outcomes outcomes;

    PageRequestChannel(AnswerRequest answer, KafkaAnnouncer announcer, Outcomes outcomes) {
        this.answer = answer;
        this.announcer = announcer;
        this.outcomes = outcomes;
    }

    @Incoming("page-requests")
    @RunOnVirtualThread
    void receive(ConsumerRecord<String, byte[]> record) throws IOException, InterruptedException {
        switch (EventRecords.read(record.headers(), record.value())) {
            case Decoded.Known(PageRequested request) -> answer(request);
            case Decoded.Malformed(String reason) -> announcer.setAside(record, reason);
            case Decoded ignored ->
                LOG.log(System.Logger.Level.DEBUG, "no request for a page offset={0}", record.offset());
        }
    }

    private void answer(PageRequested request) throws IOException, InterruptedException {
        RenderOutcome outcome = answer.answer(request);
        outcomes.count(outcome);
        if (outcome instanceof RenderOutcome.Failed failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "page not rendered site={0} deploy={1} page={2} problem={3}",
                    request.site(),
                    request.deploy(),
                    request.page(),
                    failed.failure().problem());
        }
    }
}
