package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.json.EventType;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Adds events in the caller's transaction and wakes the relay once that is committed. */
@ApplicationScoped
class PostgresOutbox implements Outbox {
    private final TransactionSynchronizationRegistry transaction;
    private final Identities identities;
    private final Signal added;

    PostgresOutbox(TransactionSynchronizationRegistry transaction, Identities identities, Signal added) {
        this.transaction = transaction;
        this.identities = identities;
        this.added = added;
    }

    @Override
    public void add(SiteEvent event) {
        OutboxRow row = new OutboxRow();
        row.eventId = identities.event();
        row.site = event.site().text();
        row.states = event.states();
        row.epoch = event.epoch().number();
        row.type = EventType.of(event).type();
        row.payload = EventJson.write(event);
        row.addedAt = event.at();
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
