package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Announcer;
import dev.lockstep.deploy.outbox.Cut;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.LogSight;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Recognition;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.publish.KeptManifests;
import dev.lockstep.deploy.publish.SiteEvents;
import dev.lockstep.deploy.purge.PurgeStore;
import dev.lockstep.deploy.rebuild.LiftSite;
import dev.lockstep.deploy.rebuild.LookForLost;
import dev.lockstep.deploy.rebuild.RebuildLog;
import dev.lockstep.deploy.rebuild.Restate;
import dev.lockstep.deploy.rebuild.StateDeploys;
import dev.lockstep.deploy.rebuild.StateSites;
import dev.lockstep.deploy.rebuild.UnknownWords;
import dev.lockstep.deploy.rebuild.WithdrawSites;
import dev.lockstep.deploy.retention.PageLog;
import dev.lockstep.deploy.site.AnnounceSettings;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.topic.MakeTopics;
import dev.lockstep.deploy.transaction.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** What is done when Kafka or the database has lost something. */
class Regaining {

    /** They wait for the store, and cost no processor. */
    private static final int QUESTIONS_AT_A_TIME = 32;

    @Produces
    @Singleton
    LogSight logSight() {
        return new LogSight();
    }

    @Produces
    @Singleton
    Recognition recognition(SiteLog log, LogMemory memory) {
        return new Recognition(log, memory);
    }

    @Produces
    @Singleton
    Cut cut(SiteLog log, LogMemory memory, Clock clock) {
        return new Cut(log, memory, clock);
    }

    @Produces
    @Singleton
    RebuildLog.Logs logs(SiteLog sites, PageLog pages) {
        return new RebuildLog.Logs(sites, pages);
    }

    @Produces
    @Singleton
    LiftSite liftSite(SiteStore sites, PurgeStore purges, Outbox outbox, LogMemory memory, AuditLog audit) {
        return new LiftSite(sites, purges, outbox, memory, audit);
    }

    @Produces
    @Singleton
    UnknownWords unknownWords(LogMemory memory, Outbox outbox, AuditLog audit) {
        return new UnknownWords(memory, outbox, audit);
    }

    @Produces
    @Singleton
    StateDeploys stateDeploys(DeployStore deploys, Outbox outbox, LogMemory memory, SiteEvents events) {
        return new StateDeploys(deploys, outbox, memory, events);
    }

    @Produces
    @Singleton
    LookForLost lookForLost(DeployStore deploys, KeptManifests manifests) {
        ThreadFactory threads = Thread.ofVirtual().name("look-", 0).factory();
        return new LookForLost(deploys, manifests, Executors.newFixedThreadPool(QUESTIONS_AT_A_TIME, threads));
    }

    @Produces
    @Singleton
    StateSites stateSites(
            SiteStore sites,
            DomainStore domains,
            AnnounceSettings settings,
            LiftSite lift,
            UnknownWords words,
            StateDeploys deploys,
            LogMemory memory) {
        return new StateSites(sites, domains, settings, lift, words, deploys, memory);
    }

    @Produces
    @Singleton
    WithdrawSites withdrawSites(SiteStore sites, Announcer announcer, AuditLog audit, Transactions transactions) {
        return new WithdrawSites(sites, announcer, audit, transactions);
    }

    @Produces
    @Singleton
    Restate restate(StateSites sites, SendLog sent, LogMemory memory, AuditLog audit, Transactions transactions) {
        return new Restate(sites, sent, memory, audit, transactions);
    }

    @Produces
    @Singleton
    RebuildLog rebuildLog(
            MakeTopics topics,
            Announcer announcer,
            RebuildLog.Logs logs,
            LookForLost look,
            WithdrawSites withdraw,
            Restate restate,
            Clock clock) {
        return new RebuildLog(topics, announcer, logs, look, withdraw, restate, clock);
    }
}
