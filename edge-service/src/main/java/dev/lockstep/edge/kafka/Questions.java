package dev.lockstep.edge.kafka;

import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeAsked;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.edge.explain.AnswerQuestion;
import dev.lockstep.edge.sync.Progress;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Answers what is asked of all edges, once this one knows what it shows. */
final class Questions implements LogListener {

    private final EdgeId edge;
    private final AnswerQuestion answers;
    private final Progress progress;
    private final Sender sender;
    private final Clock clock;

    Questions(EdgeId edge, AnswerQuestion answers, Progress progress, Sender sender, Clock clock) {
        this.edge = edge;
        this.answers = answers;
        this.progress = progress;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void stated(String key, Decoded decoded) {
        if (!(decoded instanceof Decoded.Known(EdgeAsked asked))) {
            sender.countUnknown();
        } else if (progress.isCaughtUp()) {
            Instant now = clock.instant();
            sender.answer(new EdgeAnswered(asked.id(), edge, answers.answer(asked.question(), now), now));
        }
    }

    @Override
    public void malformed(ConsumerRecord<String, byte[]> record, String reason) {
        sender.setAside(record, reason);
    }
}
