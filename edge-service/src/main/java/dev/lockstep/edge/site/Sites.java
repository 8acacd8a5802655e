package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.StatementKey;
import dev.lockstep.contracts.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every site, as far as the site log was read. What visitors see of a site is one immutable state behind one reference,
 * so that an event costs the same however many sites there are.
 *
 * <p>A publish is put into effect only once its manifest is here: at once if it was here before, else after it was fetched,
 * while the site log is read on. Until then the site shows what it showed, and the refusal is reported. One that could not be
 * fetched {@link #retry} asks for again; epochs of a site only go forward.
 */
public final class Sites {

    private static final System.Logger LOG = System.getLogger(Sites.class.getName());

    private final Manifests manifests;
    private final FetchLater later;
    private final ConcurrentMap<SiteId, SiteState> states = new ConcurrentHashMap<>();
    private final Hosts hosts = new Hosts();
    private final Branches branches = new Branches(hosts);
    private final ConcurrentMap<DeployId, DeployReady> deploys = new ConcurrentHashMap<>();
    private final Unprepared unprepared = new Unprepared();

    public Sites(Manifests manifests, Fetching fetching) {
        this.manifests = manifests;
        this.later = new FetchLater(manifests, fetching, new Still());
    }

    /** What a host shows now; the name in lower case, without port. */
    public Shown shown(String host) {
        @Nullable Address address = hosts.of(host);
        return address == null ? new Shown.Nothing() : shown(address);
    }

    /** The deploys that were live before what a site shows now, the latest first; without those that are gone. */
    public List<Earlier> earlier(SiteId site) {
        SiteState state = state(site);
        List<Earlier> earlier = new ArrayList<>();
        for (DeployPublished.Former former : state.former()) {
            @Nullable DeployReady ready = deploys.get(former.deploy());
            if (ready != null) {
                earlier.add(new Earlier(Shown.Permalink.of(ready, state), former.until()));
            }
        }
        return earlier;
    }

    /** By which of its hosts people know a site; its id where nothing is live. */
    public String name(SiteId site) {
        return state(site).liveHosts().stream().findFirst().orElse(site.text());
    }

    /** How far this edge has come with a site. */
    public Reached reached(SiteId site) {
        return state(site).reached();
    }

    /** How far this edge has come with each site that it knows. */
    public Map<SiteId, Epoch> epochs() {
        return states.values().stream()
                .collect(Collectors.toMap(
                        SiteState::site, state -> state.reached().epoch()));
    }

    /** Whether any host may ever serve this page, as far as is known: a page of a site not yet read of may. */
    public boolean mayServe(PageRevalidated page) {
        @Nullable SiteState state = states.get(page.site());
        return state == null || state.accepts(page);
    }

    /** Whether the page was begun before its site moved on to another deploy. */
    public boolean isLate(PageRevalidated page) {
        @Nullable SiteState state = states.get(page.site());
        return state != null && state.isLate(page);
    }

    public synchronized void apply(SiteEvent event) {
        switch (event) {
            case DeployPublished published when published.branch().equals(DeployPublished.LIVE) -> publish(published);
            case DeployPublished onBranch -> showOnBranch(onBranch);
            case DeployReady ready -> show(ready);
            case PagesPurged purge -> replace(state(purge.site()).with(purge));
            case PagesOutlived outlived -> replace(state(outlived.site()).with(outlived));
            case SiteConfigured configured -> replace(state(configured.site()).with(configured));
        }
    }

    /** What was stated under a record's key, a {@link StatementKey}, holds no longer. */
    public synchronized void withdraw(String key) {
        StatementKey.parse(key).ifPresent(stated -> withdraw(state(stated.site()), stated.states()));
    }

    /** Whom to tell when a manifest has been fetched and is in effect, or could not be fetched for the first time. */
    public void whenFetched(Runnable told) {
        later.whenFetched(told);
    }

    /** Begins to try again what could not be put into effect; returns at once. */
    public void retry() {
        unprepared.all().forEach(waiting -> later.again(waiting.publish()));
    }

    /**
     * Publishes that were read and are not in effect; never waits for one that is just being prepared. Of a site all that
     * were published since what it shows, as none of them is made up for before the last one is shown.
     */
    public List<EdgeSynced.Refusal> refusals() {
        return unprepared.sorted().stream()
                .flatMap(waiting -> state(waiting.site()).reached().refused().stream()
                        .map(epoch ->
                                new EdgeSynced.Refusal(waiting.site(), epoch, waiting.reason(), waiting.preparing())))
                .toList();
    }

    /** How many publishes cannot be shown. */
    public long refused() {
        return refusals().size() - beingPrepared();
    }

    /** How many publishes are not shown yet, as it is not known whether they can be. */
    public long beingPrepared() {
        return refusals().stream().filter(EdgeSynced.Refusal::preparing).count();
    }

    /** Publishes of which it is not known yet whether they can be shown: of each site the latest. */
    public Map<SiteId, Epoch> preparing() {
        return unprepared.preparing();
    }

    /** The same of one site; never one that was replaced or withdrawn. */
    public Optional<Epoch> preparing(SiteId site) {
        return unprepared.preparing(site);
    }

    /** What has come is for whom it was fetched only if the site log has neither withdrawn nor replaced it meanwhile. */
    private final class Still implements FetchLater.Awaiting {

        @Override
        public boolean isAwaited(DeployPublished publish) {
            return unprepared.has(publish);
        }

        @Override
        public boolean fetched(DeployPublished publish, Manifest manifest) {
            synchronized (Sites.this) {
                Optional<Unprepared.Waiting> still = unprepared.find(publish);
                still.ifPresent(waiting -> show(waiting, manifest));
                return still.isPresent();
            }
        }

        /** Why one is refused may be another reason each time; that is told when this edge says how far it is anyway. */
        @Override
        public boolean notFetched(DeployPublished publish, String reason) {
            synchronized (Sites.this) {
                Optional<Unprepared.Waiting> still = unprepared.find(publish);
                still.ifPresent(_ -> unprepared.refuse(publish, reason));
                boolean isNew = still.filter(Unprepared.Waiting::preparing).isPresent();
                if (isNew) {
                    LOG.log(System.Logger.Level.WARNING, "publish refused reason={0}", reason);
                }
                return isNew;
            }
        }

        private void show(Unprepared.Waiting waiting, Manifest manifest) {
            publish(waiting.publish(), manifest);
            if (!waiting.preparing()) {
                LOG.log(System.Logger.Level.INFO, "publish is in effect after all");
            }
        }
    }

    private Shown shown(Address address) {
        SiteState state = state(address.site());
        return switch (address) {
            case Address.Own _ -> state.shown();
            case Address.OfBranch(DeployPublished published) -> Shown.Permalink.of(published, state);
            case Address.OfDeploy(DeployReady ready) -> Shown.Permalink.of(ready, state);
        };
    }

    private SiteState state(SiteId site) {
        @Nullable SiteState state = states.get(site);
        return state == null ? SiteState.of(site) : state;
    }

    private void publish(DeployPublished published) {
        SiteState state = state(published.site());
        if (!state.isBehind(published)) {
            return;
        }
        Optional<Manifest> atHand = manifests.atHand(published.manifest());
        if (atHand.isPresent()) {
            publish(published, atHand.get());
        } else {
            prepare(published);
        }
    }

    private void publish(DeployPublished published, Manifest manifest) {
        SiteState after = state(published.site()).with(published, manifest);
        replace(after);
        unprepared.shows(after);
    }

    /** One that comes after a later one waits for that to make up for it. */
    private void prepare(DeployPublished published) {
        unprepared.add(published);
        replace(state(published.site()).refusing(published));
        if (unprepared.has(published)) {
            later.first(published);
        }
    }

    private void showOnBranch(DeployPublished onBranch) {
        replace(state(onBranch.site()).withBranch(onBranch));
        branches.show(onBranch);
    }

    private void show(DeployReady ready) {
        replace(state(ready.site()).with(ready));
        deploys.put(ready.deploy(), ready);
        hosts.give(ready.hosts(), new Address.OfDeploy(ready));
    }

    private void withdraw(SiteState state, String statement) {
        branches.hide(state.site() + " " + statement);
        DeployReady.about(statement).ifPresent(gone -> {
            replace(state.without(gone));
            hide(gone);
        });
        PagesPurged.about(statement).ifPresent(gone -> state.purges().forget(gone.kind(), gone.scope()));
        if (statement.equals(DeployPublished.LIVE)) {
            replace(state.withoutLive());
            unprepared.forget(state.site());
        } else if (statement.equals(SiteConfigured.SETTINGS)) {
            replace(state.withoutSettings());
        }
    }

    private void hide(DeployId deploy) {
        @Nullable DeployReady ready = deploys.remove(deploy);
        if (ready != null) {
            hosts.take(ready.hosts(), new Address.OfDeploy(ready));
        }
    }

    /** The state first: a host that is new must find what it shows. A host that moved on to another site stays there. */
    private void replace(SiteState after) {
        SiteState before = state(after.site());
        Address own = new Address.Own(after.site());
        states.put(after.site(), after);
        hosts.give(after.liveHosts(), own);
        hosts.take(gone(before.liveHosts(), after.liveHosts()), own);
        hosts.claim(
                after.site(),
                before.settings().access().domains(),
                after.settings().access().domains());
    }

    private static List<String> gone(List<String> before, List<String> after) {
        return before.stream().filter(host -> !after.contains(host)).toList();
    }
}
