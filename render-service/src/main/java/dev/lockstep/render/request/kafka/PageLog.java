package dev.lockstep.render.request.kafka;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.render.request.AnswerRequest;

/** Follows what other workers announce, so that a request that comes to this one later is known to be answered. */
public final class PageLog implements LogListener {

    private final AnswerRequest answer;

    public PageLog(AnswerRequest answer) {
        this.answer = answer;
    }

    @Override
    public void stated(String key, Decoded decoded) {
        if (decoded instanceof Decoded.Known(PageRevalidated page)) {
            answer.announced(page);
        }
    }
}
