package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.inquiry.AskEdges;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.preview.PreviewRollback;
import dev.lockstep.deploy.publish.BeginWarmUp;
import dev.lockstep.deploy.publish.ChooseWarmUp;
import dev.lockstep.deploy.publish.KeptManifests;
import dev.lockstep.deploy.publish.LookForBytes;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.visit.HotPages;
import dev.lockstep.deploy.warmup.Manifests;
import dev.lockstep.deploy.warmup.PlanWarmUp;
import dev.lockstep.deploy.warmup.PublishWarm;
import dev.lockstep.deploy.warmup.WarmPages;
import dev.lockstep.deploy.warmup.Workers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The use cases of rendering ahead of a publish. */
class Warming {

    @Produces
    @Singleton
    PlanWarmUp planWarmUp(HotPages hot) {
        return new PlanWarmUp(hot);
    }

    @Produces
    @Singleton
    BeginWarmUp beginWarmUp(
            SiteStore sites,
            DeployStore deploys,
            Outbox outbox,
            AuditLog audit,
            Transactions transactions,
            SiteEvents events,
            Clock clock) {
        return new BeginWarmUp(sites, deploys, outbox, audit, transactions, events, clock);
    }

    @Produces
    @Singleton
    WarmPages warmPages(Workers workers, DeployStore deploys, Transactions transactions, Clock clock) {
        return new WarmPages(workers, deploys, transactions, clock, System::nanoTime);
    }

    @Produces
    @Singleton
    Manifests manifests(BlobStore blobs) {
        return digest -> read(blobs, digest);
    }

    @Produces
    @Singleton
    KeptManifests keptManifests(BlobStore blobs) {
        return blobs::contains;
    }

    @Produces
    @Singleton
    PublishWarm publishWarm(
            SiteStore sites,
            DeployStore deploys,
            KeptManifests kept,
            Manifests manifests,
            PlanWarmUp plan,
            WarmPages warm,
            BeginWarmUp begin,
            PublishDeploy publish) {
        Executor threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("look-for-bytes-", 0).factory());
        LookForBytes look = new LookForBytes(deploys, kept, threads, LookForBytes.PATIENCE);
        return new PublishWarm(sites, deploys, look, manifests, plan, warm, begin, publish);
    }

    @Produces
    @Singleton
    PreviewRollback previewRollback(AskEdges edges, PublishWarm warm) {
        return new PreviewRollback(edges, warm);
    }

    @Produces
    @Singleton
    ChooseWarmUp chooseWarmUp(SiteStore sites, AuditLog audit, Transactions transactions, Clock clock) {
        return new ChooseWarmUp(sites, audit, transactions, clock);
    }

    private static Manifest read(BlobStore blobs, Digest digest) throws IOException {
        try (InputStream manifest = blobs.require(digest)) {
            return ManifestJson.read(manifest.readAllBytes());
        }
    }
}
