package dev.lockstep.render.site.kafka;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.render.site.KnownSites;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes in the site log. Edges set aside what cannot be read; each worker would only do so again. */
public final class SiteLog implements LogListener {

    private static final System.Logger LOG = System.getLogger(SiteLog.class.getName());

    private final KnownSites sites;

    public SiteLog(KnownSites sites) {
        this.sites = sites;
    }

    @Override
    public void stated(String key, Decoded decoded) {
        if (decoded instanceof Decoded.Known(SiteEvent event)) {
            sites.apply(event);
        }
    }

    @Override
    public void malformed(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.log(
                System.Logger.Level.WARNING,
                "record skipped topic={0} partition={1} offset={2} reason={3}",
                record.topic(),
                record.partition(),
                record.offset(),
                reason);
    }

    @Override
    public void withdrawn(String key) {
        sites.withdraw(key);
    }

    @Override
    public void caughtUp() {
        sites.caughtUp();
    }
}
