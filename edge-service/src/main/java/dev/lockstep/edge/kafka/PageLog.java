package dev.lockstep.edge.kafka;

import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.edge.page.Arrivals;
import dev.lockstep.edge.page.Pages;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes in what workers announce, from the page log or from the topic of failures. */
final class PageLog implements LogListener {

    private final Pages pages;
    private final Arrivals arrivals;
    private final Sender sender;
    private final Runnable whenCaughtUp;

    PageLog(Pages pages, Arrivals arrivals, Sender sender, Runnable whenCaughtUp) {
        this.pages = pages;
        this.arrivals = arrivals;
        this.sender = sender;
        this.whenCaughtUp = whenCaughtUp;
    }

    @Override
    public void stated(String key, Decoded decoded) {
        if (decoded instanceof Decoded.Known(Event event) && event instanceof PageRevalidated page) {
            arrivals.arrived(page);
        } else if (decoded instanceof Decoded.Known(Event event) && event instanceof RenderFailed failure) {
            arrivals.failed(failure);
        } else {
            sender.countUnknown();
        }
    }

    @Override
    public void malformed(ConsumerRecord<String, byte[]> record, String reason) {
        sender.setAside(record, reason);
    }

    @Override
    public void withdrawn(String key) {
        pages.withdraw(key);
    }

    @Override
    public void caughtUp() {
        whenCaughtUp.run();
    }
}
