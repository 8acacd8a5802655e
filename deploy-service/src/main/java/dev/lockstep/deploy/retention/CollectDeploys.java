package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.List;
import java.util.stream.Stream;

/** Collects the deploys of all sites that are not kept any more. Whoever publishes one at the same time is first, or told. */
public final class CollectDeploys {
    /** Whoever wants to publish waits for as long as these take. */
    private static final int AT_A_TIME = 20;

    private final SiteStore sites;
    private final DeployStore deploys;
    private final DueDeploys due;
    private final CollectDeploy collect;
    private final Transactions transactions;

    public CollectDeploys(
            SiteStore sites, DeployStore deploys, DueDeploys due, CollectDeploy collect, Transactions transactions) {
        this.sites = sites;
        this.deploys = deploys;
        this.due = due;
        this.collect = collect;
        this.transactions = transactions;
    }

    /** Those that would be collected now. */
    public List<Deploy> due() {
        return sites.list().stream()
                .flatMap(site -> transactions.within(() -> due.of(site)).stream())
                .toList();
    }

    /** Returns how many were collected. */
    public int collect(Actor actor) {
        return sites.list().stream().mapToInt(site -> collect(site.id(), actor)).sum();
    }

    private int collect(SiteId site, Actor actor) {
        return Stream.generate(() -> transactions.within(() -> collectSome(site, actor)))
                .takeWhile(collected -> collected > 0)
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int collectSome(SiteId id, Actor actor) {
        Site site = sites.lock(id).orElseThrow();
        return (int) due.of(site).stream()
                .limit(AT_A_TIME)
                .filter(chosen -> collect(site, chosen, actor))
                .count();
    }

    /** Uploads go on while a site is locked: whoever has touched the deploy since it was chosen still wants it. */
    private boolean collect(Site site, Deploy chosen, Actor actor) {
        Deploy locked = deploys.lock(chosen.id()).orElseThrow();
        return locked.updatedAt().equals(chosen.updatedAt()) && collect.collect(site, locked, actor);
    }
}
