package dev.lockstep.render.request.kafka;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.render.request.AnswerRequest;
import java.util.SortedMap;

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

    @Override
    public void withdrawn(String key) {
        // Nobody asks for pages of a deploy that is gone.
    }

    @Override
    public void readUpTo(SortedMap<Integer, Long> offsets) {
        // How far others have come is theirs to know.
    }

    @Override
    public void caughtUp() {
        // There is nothing to wait for: what this worker does not know is at worst made once more.
    }
}
