package dev.lockstep.deploy.warmup;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.publish.BeginWarmUp;
import dev.lockstep.deploy.publish.Bytes;
import dev.lockstep.deploy.publish.LookForBytes;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.visit.HotPage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Publishes a deploy once the pages that visitors ask for are rendered for it. When nobody asks for any, that is at once.
 *
 * <p>That a deploy warms up is kept with it, so that whoever comes after a crash can go on.
 */
public final class PublishWarm {
    private static final System.Logger LOG = System.getLogger(PublishWarm.class.getName());

    private final SiteStore sites;
    private final DeployStore deploys;
    private final LookForBytes look;
    private final Manifests manifests;
    private final PlanWarmUp plan;
    private final WarmPages warm;
    private final BeginWarmUp begin;
    private final PublishDeploy publish;

    public PublishWarm(
            SiteStore sites,
            DeployStore deploys,
            LookForBytes look,
            Manifests manifests,
            PlanWarmUp plan,
            WarmPages warm,
            BeginWarmUp begin,
            PublishDeploy publish) {
        this.sites = sites;
        this.deploys = deploys;
        this.look = look;
        this.manifests = manifests;
        this.plan = plan;
        this.warm = warm;
        this.begin = begin;
        this.publish = publish;
    }

    /** The pages of a deploy that visitors ask for lately, whatever deploy they see, the hottest first. */
    public List<HotPage> hot(Deploy deploy) {
        return pages(deploy, new WarmUpWish(WarmUpWish.MOST_PAGES, WarmUpWish.LONGEST, 100));
    }

    /** Warms up, outside of any transaction, and returns what then remains to be done: that may be within one. */
    public Supplier<PublishDeploy.Outcome> prepare(Site site, PublishWish wish, Actor actor) {
        Bytes bytes = look.of(wish.deploy());
        List<HotPage> pages = bytes == Bytes.UNKNOWN ? List.of() : pages(wish);
        if (pages.isEmpty() || !begin.begin(site.id(), wish, bytes, actor)) {
            return () -> publish.publish(site.id(), wish, bytes, actor);
        }
        warm(wish.deploy(), pages);
        return () -> publish.publishWarm(wish.deploy(), bytes, actor);
    }

    /** A deploy that comes back as it was has its pages already; to render them anew would replace them. */
    private List<HotPage> pages(PublishWish wish) {
        return deploys.find(wish.deploy())
                .filter(deploy -> !(deploy.hasBeenLive() && wish.data() == RollbackData.FROZEN))
                .map(deploy -> pages(deploy, wish.warmUp()))
                .orElse(List.of());
    }

    /** Warms up a deploy that is in the state for it, and publishes it. */
    public PublishDeploy.Outcome goOn(DeployId id, Actor actor) {
        Bytes bytes = look.of(id);
        Deploy deploy = deploys.find(id).orElseThrow();
        warm(
                id,
                bytes == Bytes.UNKNOWN
                        ? List.of()
                        : pages(deploy, deploy.warmUp().wish()));
        return publish.publishWarm(id, bytes, actor);
    }

    /** The same after a crash, unless somebody has published another deploy instead of the one that was to come back. */
    public PublishDeploy.Outcome resume(DeployId id, Actor actor) {
        Optional<PublishDeploy.Outcome> dropped = publish.dropIfOvertaken(id, actor);
        return dropped.isPresent() ? dropped.get() : goOn(id, actor);
    }

    private void warm(DeployId id, List<HotPage> pages) {
        Deploy deploy = deploys.find(id).orElseThrow();
        warm.warm(sites.find(deploy.site().text()).orElseThrow(), deploy, pages);
    }

    /** A manifest that cannot be read now keeps nobody from publishing. */
    private List<HotPage> pages(Deploy deploy, WarmUpWish wish) {
        try {
            Optional<Digest> manifest = deploy.state().shownBy();
            return manifest.isPresent() ? pages(deploy, manifest.get(), wish) : List.of();
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.WARNING, "deploy not warmed up deploy=" + deploy.id(), unreadable);
            return List.of();
        }
    }

    private List<HotPage> pages(Deploy deploy, Digest manifest, WarmUpWish wish) throws IOException {
        return wish.pages() == 0 || plan.isNothingHot(deploy.site())
                ? List.of()
                : plan.pages(deploy.site(), manifests.read(manifest), wish);
    }
}
