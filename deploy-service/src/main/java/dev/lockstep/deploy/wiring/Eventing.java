package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.configuration.DeclaredEvents;
import dev.lockstep.deploy.configuration.yaml.YamlConfiguration;
import dev.lockstep.deploy.event.ApplyEvents;
import dev.lockstep.deploy.event.EventLog;
import dev.lockstep.deploy.event.EventSettings;
import dev.lockstep.deploy.event.LiveRules;
import dev.lockstep.deploy.event.PagesCovered;
import dev.lockstep.deploy.event.PurgeTags;
import dev.lockstep.deploy.event.TryEvent;
import dev.lockstep.deploy.event.UnfitLog;
import dev.lockstep.deploy.event.rule.EventRule;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.purge.PurgePages;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Attempts;
import dev.lockstep.deploy.transaction.Failures;
import dev.lockstep.deploy.transaction.SetAside;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.upload.UploadStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/** How data events become purges. */
class Eventing {

    @Produces
    @Singleton
    LiveRules liveRules(EventSettings settings, SiteStore sites, UploadStore uploads, BlobStore blobs) {
        DeclaredEvents declared = new DeclaredEvents(new YamlConfiguration());
        return new LiveRules(settings.topics(), sites, deploy -> rules(declared, deploy, uploads, blobs));
    }

    @Produces
    @Singleton
    PagesCovered pagesCovered(PageHistory history) {
        return (deploy, tags) -> new PagesCovered.Share(history.pages(deploy, tags), history.pages(deploy));
    }

    @Produces
    @Singleton
    ApplyEvents applyEvents(
            LiveRules rules,
            PagesCovered pages,
            PurgePages purge,
            EventLog log,
            UnfitLog unfit,
            Attempts attempts,
            Clock clock) {
        return new ApplyEvents(rules, pages, new PurgeTags(purge), log, unfit, attempts, clock);
    }

    @Produces
    @Singleton
    Attempts attempts(Transactions transactions, Failures failures, SetAside aside) {
        return new Attempts(transactions, failures, aside);
    }

    @Produces
    @Singleton
    TryEvent tryEvent(LiveRules rules, PagesCovered pages) {
        return new TryEvent(rules, pages);
    }

    private static List<EventRule> rules(
            DeclaredEvents declared, DeployId deploy, UploadStore uploads, BlobStore blobs) {
        try {
            return declared.of(uploads.files(deploy), blobs);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
