package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.encoding.EncodeBlob;
import dev.lockstep.contracts.encoding.codec.Encoders;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.bundle.BundleLimits;
import dev.lockstep.deploy.bundle.BundleSettings;
import dev.lockstep.deploy.bundle.UnpackBundle;
import dev.lockstep.deploy.bundle.archive.ArchiveUnpacker;
import dev.lockstep.deploy.configuration.AssembleManifest;
import dev.lockstep.deploy.configuration.toml.TomlConfiguration;
import dev.lockstep.deploy.configuration.yaml.YamlConfiguration;
import dev.lockstep.deploy.finish.DeployBundle;
import dev.lockstep.deploy.finish.EncodeFiles;
import dev.lockstep.deploy.finish.FinishDeploy;
import dev.lockstep.deploy.finish.SettleDeploy;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishOnBranch;
import dev.lockstep.deploy.publish.Setbacks;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.upload.AnnounceAtOnce;
import dev.lockstep.deploy.upload.AnnounceFiles;
import dev.lockstep.deploy.upload.CancelDeploy;
import dev.lockstep.deploy.upload.DeployAudit;
import dev.lockstep.deploy.upload.HoldBundle;
import dev.lockstep.deploy.upload.ReceiveFile;
import dev.lockstep.deploy.upload.StartDeploy;
import dev.lockstep.deploy.upload.StoredFiles;
import dev.lockstep.deploy.upload.UploadStore;
import dev.lockstep.deploy.warmup.PlanWarmUp;
import dev.lockstep.deploy.warmup.PublishWarm;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The use cases of a deploy on its way to ready. */
class Uploading {

    /** Of the questions that a store is asked for files which it has already: they wait, and cost no processor. */
    private static final int QUESTIONS_AT_A_TIME = 32;

    @Produces
    @Singleton
    DeployAudit deployAudit(AuditLog log, SiteStore sites) {
        return new DeployAudit(log, sites);
    }

    @Produces
    @Singleton
    StartDeploy startDeploy(
            DeployStore deploys,
            CheckHoldings holdings,
            DeployAudit audit,
            Transactions transactions,
            Identities identities,
            Clock clock) {
        return new StartDeploy(deploys, holdings, audit, transactions, identities, clock);
    }

    @Produces
    @Singleton
    StoredFiles storedFiles(UploadStore uploads, BlobStore blobs) {
        return new StoredFiles(uploads, blobs, asking());
    }

    @Produces
    @Singleton
    AnnounceFiles announceFiles(
            DeployStore deploys,
            UploadStore uploads,
            StoredFiles stored,
            CheckQuota quota,
            CheckHoldings holdings,
            DeployAudit audit,
            Transactions transactions,
            Clock clock) {
        return new AnnounceFiles(deploys, uploads, stored, quota, holdings, audit, transactions, clock);
    }

    @Produces
    @Singleton
    AnnounceAtOnce announceAtOnce(AnnounceFiles announce, CancelDeploy cancel) {
        return new AnnounceAtOnce(announce, cancel);
    }

    @Produces
    @Singleton
    ReceiveFile receiveFile(
            DeployStore deploys,
            UploadStore uploads,
            BlobStore blobs,
            CheckQuota quota,
            DeployAudit audit,
            Transactions transactions,
            Clock clock) {
        return new ReceiveFile(deploys, uploads, blobs, quota, audit, transactions, clock);
    }

    @Produces
    @Singleton
    HoldBundle holdBundle(
            DeployStore deploys,
            UploadStore uploads,
            CheckQuota quota,
            CheckHoldings holdings,
            DeployAudit audit,
            Transactions transactions,
            Clock clock) {
        return new HoldBundle(deploys, uploads, quota, holdings, audit, transactions, clock);
    }

    @Produces
    @Singleton
    CancelDeploy cancelDeploy(DeployStore deploys, DeployAudit audit, Transactions transactions, Clock clock) {
        return new CancelDeploy(deploys, audit, transactions, clock);
    }

    @Produces
    @Singleton
    SettleDeploy settleDeploy(
            SiteStore sites,
            DeployStore deploys,
            Outbox outbox,
            PlanWarmUp plan,
            PublishDeploy publish,
            AuditLog audit,
            Transactions transactions,
            SiteEvents events,
            Clock clock) {
        PublishOnBranch onBranch = new PublishOnBranch(sites, outbox, audit, events);
        return new SettleDeploy(
                sites, deploys, outbox, plan, publish, onBranch, new Setbacks(audit), transactions, events, clock);
    }

    @Produces
    @Singleton
    EncodeFiles encodeFiles(BlobStore blobs) {
        int processors = Runtime.getRuntime().availableProcessors();
        ThreadFactory named = Thread.ofPlatform().daemon().name("encode-", 0).factory();
        EncodeBlob encode = new EncodeBlob(blobs, Encoders.ofThisMachine());
        return new EncodeFiles(encode, Executors.newFixedThreadPool(processors, named), asking());
    }

    private static ExecutorService asking() {
        return Executors.newFixedThreadPool(
                QUESTIONS_AT_A_TIME, Thread.ofVirtual().name("ask-", 0).factory());
    }

    @Produces
    @Singleton
    FinishDeploy finishDeploy(
            UploadStore uploads, BlobStore blobs, EncodeFiles encode, SettleDeploy settle, PublishWarm warm) {
        AssembleManifest assemble = new AssembleManifest(new YamlConfiguration(), new TomlConfiguration());
        return new FinishDeploy(uploads, blobs, assemble, encode, ManifestJson::write, settle, warm);
    }

    @Produces
    @Singleton
    UnpackBundle unpackBundle(BlobStore blobs, BundleSettings settings) {
        return new ArchiveUnpacker(settings.directory(), blobs, BundleLimits.DEFAULT);
    }

    @Produces
    @Singleton
    DeployBundle deployBundle(
            UnpackBundle unpack, CheckQuota quota, HoldBundle hold, FinishDeploy finish, Identities identities) {
        return new DeployBundle(unpack, quota, hold, finish, identities);
    }
}
