package dev.lockstep.contracts.log;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is being worked on. Whatever is logged meanwhile on the same thread says so, by whoever it is logged: no message
 * has to name it, and libraries need not know of it.
 *
 * @param fields words and numbers by their names
 */
public record About(Map<String, Object> fields) {

    public static final About NOTHING = new About(Map.of());

    private static final ScopedValue<About> CURRENT = ScopedValue.newInstance();

    public About {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What is being worked on at this moment. */
    public static About current() {
        return CURRENT.orElse(NOTHING);
    }

    public static About of(SiteId site) {
        return NOTHING.with("site", site.text());
    }

    public static About of(SiteId site, DeployId deploy, Epoch epoch) {
        return of(site).with("deploy", deploy.text()).with("epoch", epoch.number());
    }

    public static About of(SiteEvent event) {
        return switch (event) {
            case DeployPublished published -> of(published.site(), published.deploy(), published.epoch());
            case DeployReady ready -> of(ready.site(), ready.deploy(), ready.epoch());
            case PagesPurged _, PagesOutlived _, SiteConfigured _ ->
                of(event.site()).with("epoch", event.epoch().number());
        };
    }

    public void run(Runnable action) {
        ScopedValue.where(CURRENT, this).run(action);
    }

    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> action) throws X {
        return ScopedValue.where(CURRENT, this).call(action);
    }

    private About with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new About(more);
    }
}
