package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.json.EventType;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.outbox.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Adds events in the caller's transaction and wakes the relay once that is committed. */
@ApplicationScoped
class PostgresOutbox implements Outbox {
    private static final String BRANCHES = "branch:%";

    /** The last word on each branch; one that was taken back shows nothing. */
    private static final String ON_BRANCHES = """
            select * from (select distinct on (states) * from outbox where site = :site and states like :branches
                order by states, id desc) latest
            where type is not null
            """;

    private final Session database;
    private final TransactionSynchronizationRegistry transaction;
    private final Identities identities;
    private final Signal added;

    PostgresOutbox(
            Session database, TransactionSynchronizationRegistry transaction, Identities identities, Signal added) {
        this.database = database;
        this.transaction = transaction;
        this.identities = identities;
        this.added = added;
    }

    @Override
    public void add(SiteEvent event) {
        OutboxRow row = row(event.site(), event.states(), event.epoch(), event.at());
        row.type = EventType.of(event).type();
        row.payload = EventJson.write(event);
        keep(row);
    }

    @Override
    public void withdraw(SiteId site, String states, Epoch epoch, Instant now) {
        keep(row(site, states, epoch, now));
    }

    @Override
    @Transactional
    public Map<String, DeployId> onBranches(SiteId site) {
        return database.createNativeQuery(ON_BRANCHES, OutboxRow.class)
                .setParameter("site", site.text())
                .setParameter("branches", BRANCHES)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.states, PostgresOutbox::shown));
    }

    private static DeployId shown(OutboxRow row) {
        String type = row.type;
        byte[] payload = row.payload;
        if (type != null
                && payload != null
                && EventJson.read(type, payload) instanceof Decoded.Known(DeployPublished published)) {
            return published.deploy();
        }
        throw new IllegalStateException("outbox row " + row.id + " states no deploy of a branch");
    }

    @Override
    public Optional<Statement> latest(SiteId site, String states) {
        return OutboxRow.<OutboxRow>find("site = ?1 and states = ?2 order by id desc", site.text(), states)
                .firstResultOptional()
                .map(row -> new Statement(site, states, new Epoch(row.epoch)));
    }

    private OutboxRow row(SiteId site, String states, Epoch epoch, Instant addedAt) {
        OutboxRow row = new OutboxRow();
        row.eventId = identities.event();
        row.site = site.text();
        row.states = states;
        row.epoch = epoch.number();
        row.addedAt = addedAt;
        return row;
    }

    private void keep(OutboxRow row) {
        row.persist();
        transaction.registerInterposedSynchronization(new Wake());
    }

    private final class Wake implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                added.give();
            }
        }
    }
}
