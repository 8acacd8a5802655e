package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import java.time.Instant;

/** A named set of hosts with one live deploy. */
public record Site(SiteId id, SiteName name, Pointer pointer, Settings settings, Instant createdAt, Instant updatedAt) {

    public static Site create(SiteId id, SiteName name, Instant now) {
        return new Site(id, name, Pointer.START, Settings.DEFAULT, now, now);
    }

    public Epoch epoch() {
        return pointer.epoch();
    }

    public WarmUpWish warmUp() {
        return settings.warmUp();
    }

    public Site warmUp(WarmUpWish wish, Instant now) {
        return configure(settings.warm(wish), now);
    }

    public Site pointTo(Pointer moved, Instant now) {
        return new Site(id, name, moved, settings, createdAt, now);
    }

    public Site configure(Settings chosen, Instant now) {
        return new Site(id, name, pointer, chosen, createdAt, now);
    }
}
