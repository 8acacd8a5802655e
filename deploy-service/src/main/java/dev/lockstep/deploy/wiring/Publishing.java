package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.publish.LockSite;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.purge.PurgePages;
import dev.lockstep.deploy.purge.PurgeStore;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.site.AnnounceSettings;
import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.site.ConfigureSite;
import dev.lockstep.deploy.site.CreateSite;
import dev.lockstep.deploy.site.MoveDomains;
import dev.lockstep.deploy.site.SiteAddresses;
import dev.lockstep.deploy.site.SiteSettings;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.transaction.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases of sites and of what they show. */
class Publishing {

    @Produces
    @Singleton
    SiteAddresses addresses(SiteSettings settings) {
        return new SiteAddresses(settings);
    }

    @Produces
    @Singleton
    SiteEvents siteEvents(SiteAddresses addresses) {
        return new SiteEvents(addresses);
    }

    @Produces
    @Singleton
    AnnounceSettings announceSettings(TokenStore tokens, DomainStore domains, QuotaStore quotas, Outbox outbox) {
        return new AnnounceSettings(tokens, domains, quotas, outbox);
    }

    @Produces
    @Singleton
    CreateSite createSite(
            SiteStore sites,
            AnnounceSettings announce,
            AuditLog audit,
            Transactions transactions,
            Identities identities,
            Clock clock) {
        return new CreateSite(sites, announce, audit, transactions, identities, clock);
    }

    @Produces
    @Singleton
    AnnounceTokens announceTokens(SiteStore sites, AnnounceSettings announce, Clock clock) {
        return new AnnounceTokens(sites, announce, clock);
    }

    @Produces
    @Singleton
    PublishDeploy publishDeploy(
            SiteStore sites,
            DeployStore deploys,
            Outbox outbox,
            AuditLog audit,
            Transactions transactions,
            SiteEvents events,
            Clock clock) {
        return new PublishDeploy(sites, deploys, outbox, audit, transactions, events, clock);
    }

    @Produces
    @Singleton
    PurgePages purgePages(
            SiteStore sites, PurgeStore purges, Outbox outbox, AuditLog audit, Transactions transactions, Clock clock) {
        return new PurgePages(sites, purges, outbox, audit, transactions, clock);
    }

    @Produces
    @Singleton
    MoveDomains moveDomains(DomainStore domains, SiteStore sites, SiteAddresses addresses) {
        return new MoveDomains(domains, sites, addresses);
    }

    @Produces
    @Singleton
    ConfigureSite configureSite(
            SiteStore sites,
            MoveDomains domains,
            AnnounceSettings announce,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        return new ConfigureSite(sites, domains, announce, audit, transactions, clock);
    }

    @Produces
    @Singleton
    LockSite lockSite(SiteStore sites, DeployStore deploys, AuditLog audit, Transactions transactions, Clock clock) {
        return new LockSite(sites, deploys, audit, transactions, clock);
    }
}
