package dev.lockstep.edge.kafka;

import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.contracts.log.About;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.sync.Progress;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Folds the site log, and acknowledges each batch as soon as it is in effect. */
final class SiteLog implements LogListener {

    private static final System.Logger LOG = System.getLogger(SiteLog.class.getName());

    private final Sites sites;
    private final Progress progress;
    private final CatchingUp catchingUp;
    private final Sender sender;

    SiteLog(Sites sites, Progress progress, CatchingUp catchingUp, Sender sender) {
        this.sites = sites;
        this.progress = progress;
        this.catchingUp = catchingUp;
        this.sender = sender;
    }

    @Override
    public void stated(String key, Decoded decoded) {
        if (decoded instanceof Decoded.Known(Event event) && event instanceof SiteEvent site) {
            About.of(site).run(() -> apply(site));
            catchingUp.look();
        } else {
            sender.countUnknown();
        }
    }

    /** What an edge reads when it starts was told by others when it happened. */
    private void apply(SiteEvent event) {
        System.Logger.Level level = progress.isCaughtUp() ? System.Logger.Level.INFO : System.Logger.Level.DEBUG;
        LOG.log(level, "event read states={0}", event.states());
        sites.apply(event);
        if (event instanceof SiteConfigured configured) {
            progress.configured(configured);
        }
    }

    @Override
    public void reads(String log) {
        progress.reads(log);
    }

    @Override
    public void wentBack(String reason) {
        progress.wentBack();
    }

    @Override
    public void missed() {
        progress.missLog();
    }

    @Override
    public void foundAgain() {
        progress.findLog();
    }

    @Override
    public void malformed(ConsumerRecord<String, byte[]> record, String reason) {
        sender.setAside(record, reason);
    }

    @Override
    public void withdrawn(String key) {
        sites.withdraw(key);
    }

    @Override
    public void readUpTo(SortedMap<Integer, Long> offsets) {
        progress.applied(offsets);
        if (progress.isCaughtUp()) {
            sender.acknowledge();
        }
    }

    @Override
    public void confirmed(long atNanos) {
        progress.confirmed(atNanos);
        catchingUp.look();
    }

    @Override
    public void caughtUp() {
        progress.sitesCaughtUp();
    }
}
