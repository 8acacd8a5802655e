package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.audit.AuditTrail;
import dev.lockstep.deploy.command.CommandLog;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.retention.CollectDeploy;
import dev.lockstep.deploy.retention.CollectDeploys;
import dev.lockstep.deploy.retention.DeleteDeploy;
import dev.lockstep.deploy.retention.DropPages;
import dev.lockstep.deploy.retention.DueDeploys;
import dev.lockstep.deploy.retention.EndBranch;
import dev.lockstep.deploy.retention.ForgetRecords;
import dev.lockstep.deploy.retention.PageLog;
import dev.lockstep.deploy.retention.PinDeploy;
import dev.lockstep.deploy.retention.RetentionAudit;
import dev.lockstep.deploy.retention.RetentionSettings;
import dev.lockstep.deploy.retention.RetentionTally;
import dev.lockstep.deploy.retention.RunRetention;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.upload.UploadStore;
import dev.lockstep.deploy.warmup.Manifests;
import dev.lockstep.deploy.work.WorkLock;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What is kept of sites. */
class Retaining {

    @Produces
    @Singleton
    PinDeploy pinDeploy(
            SiteStore sites,
            DeployStore deploys,
            CheckHoldings holdings,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        return new PinDeploy(sites, deploys, holdings, audit, transactions, clock);
    }

    @Produces
    @Singleton
    DueDeploys dueDeploys(
            DeployStore deploys, QuotaStore quotas, Outbox outbox, RetentionSettings settings, Clock clock) {
        return new DueDeploys(deploys, quotas, outbox, settings, clock);
    }

    @Produces
    @Singleton
    CollectDeploy collectDeploy(DeployStore deploys, UploadStore uploads, Outbox outbox, AuditLog audit, Clock clock) {
        return new CollectDeploy(deploys, uploads, outbox, audit, clock);
    }

    @Produces
    @Singleton
    CollectDeploys collectDeploys(
            SiteStore sites, DeployStore deploys, DueDeploys due, CollectDeploy collect, Transactions transactions) {
        return new CollectDeploys(sites, deploys, due, collect, transactions);
    }

    @Produces
    @Singleton
    ForgetRecords forgetRecords(
            AuditTrail audit,
            TokenStore tokens,
            CommandLog commands,
            Transactions transactions,
            RetentionSettings settings,
            Clock clock) {
        return new ForgetRecords(new ForgetRecords.Records(audit, tokens, commands), transactions, settings, clock);
    }

    @Produces
    @Singleton
    RunRetention runRetention(
            ForgetRecords records,
            CollectDeploys collect,
            DeployStore deploys,
            UploadStore uploads,
            PageHistory history,
            PageLog log,
            SiteLog siteLog,
            BlobStore blobs,
            Manifests manifests,
            RetentionSettings settings,
            RetentionTally tally,
            AuditLog audit,
            Transactions transactions,
            @Identifier("retention") WorkLock lock,
            Clock clock) {
        RunRetention.Stores stores = new RunRetention.Stores(deploys, uploads, history, log, siteLog, blobs);
        RunRetention.Books books = new RunRetention.Books(tally, new RetentionAudit(audit, transactions, clock));
        return new RunRetention(records, collect, stores, manifests, settings, books, lock, clock);
    }

    @Produces
    @Singleton
    DropPages dropPages(
            PageHistory history,
            QuotaStore quotas,
            PageLog log,
            RetentionSettings settings,
            RetentionTally tally,
            @Identifier("pages") WorkLock lock,
            Clock clock) {
        return new DropPages(new DropPages.Stores(history, quotas, log), settings, tally, lock, clock);
    }

    @Produces
    @Singleton
    EndBranch endBranch(SiteStore sites, Outbox outbox, AuditLog audit, Transactions transactions, Clock clock) {
        return new EndBranch(sites, outbox, audit, transactions, clock);
    }

    @Produces
    @Singleton
    DeleteDeploy deleteDeploy(
            SiteStore sites,
            DeployStore deploys,
            Outbox outbox,
            AuditLog audit,
            CollectDeploy collect,
            Transactions transactions,
            Clock clock) {
        return new DeleteDeploy(sites, deploys, outbox, audit, collect, transactions, clock);
    }
}
