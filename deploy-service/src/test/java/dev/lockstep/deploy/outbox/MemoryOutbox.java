package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An outbox on the heap, from both of its sides. */
public final class MemoryOutbox implements Outbox, SendLog {
    private final MemoryTransactions transactions;
    private final MemoryRows rows;
    private final Map<Boolean, String> log;
    private final MemoryLogMemory memory;
    private int timesAskedForEpochs;

    public MemoryOutbox(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = new MemoryRows(transactions.table());
        this.log = transactions.table();
        this.memory = new MemoryLogMemory(transactions, this);
    }

    @Override
    public void add(SiteEvent event) {
        transactions.run(() -> rows.add(
                MemoryRow.Key.of(event), event.epoch(), id -> new Unsent.Stated(id, "event-" + id, event, event.at())));
    }

    @Override
    public void withdraw(SiteId site, String states, Epoch epoch, Instant now) {
        transactions.run(
                () -> rows.add(new MemoryRow.Key(site, states), epoch, id -> new Unsent.Withdrawn(id, site, states)));
    }

    @Override
    public Map<String, DeployId> onBranches(SiteId site) {
        return transactions.within(() -> {
            Map<String, DeployId> shown = new HashMap<>();
            rows.of(site).forEach(row -> {
                String states = row.key().states();
                if (row.unsent() instanceof Unsent.Withdrawn) {
                    shown.remove(states);
                } else if (states.startsWith("branch:")
                        && row.unsent() instanceof Unsent.Stated stated
                        && stated.event() instanceof DeployPublished published) {
                    shown.put(states, published.deploy());
                }
            });
            return shown;
        });
    }

    @Override
    public Optional<Statement> latest(SiteId site, String states) {
        MemoryRow.Key key = new MemoryRow.Key(site, states);
        return transactions.within(() -> rows.latest(row -> row.key().equals(key)));
    }

    @Override
    public Optional<Statement> latest(SiteId site) {
        return transactions.within(() -> rows.latest(row -> row.key().site().equals(site)));
    }

    /** How often somebody wanted to know an epoch by its position: a query each time, where there is a database. */
    public int timesAskedForEpochs() {
        return timesAskedForEpochs;
    }

    @Override
    public Epoch epochBefore(SiteId site, Position position) {
        timesAskedForEpochs++;
        return transactions.within(() -> rows.of(site)
                .filter(row -> row.wasAnnouncedBefore(position))
                .map(MemoryRow::epoch)
                .max(Epoch::compareTo)
                .orElse(Epoch.ZERO));
    }

    /** What is remembered of the log that this is announced on. */
    public MemoryLogMemory memory() {
        return memory;
    }

    Map<Integer, Long> holdsFrom() {
        return transactions.within(rows::holdsFrom);
    }

    /** Everything that is kept, in its order. */
    List<Unsent> kept() {
        return transactions.within(() -> rows.inOrder().map(MemoryRow::unsent).toList());
    }

    void forget(Collection<Unsent> kept) {
        transactions.run(() -> rows.forget(kept));
    }

    /** Everything that was ever added. */
    public List<SiteEvent> events() {
        return kept().stream()
                .flatMap(unsent -> unsent instanceof Unsent.Stated stated ? Stream.of(stated.event()) : Stream.of())
                .toList();
    }

    /** Everything that was ever taken back. */
    public List<Unsent.Withdrawn> withdrawn() {
        return kept().stream()
                .filter(Unsent.Withdrawn.class::isInstance)
                .map(Unsent.Withdrawn.class::cast)
                .toList();
    }

    @Override
    public List<Unsent> next(int limit) {
        return transactions.within(() -> rows.next(limit));
    }

    @Override
    public boolean isIn(String there) {
        return transactions.within(() -> log.computeIfAbsent(true, _ -> there).equals(there));
    }

    @Override
    public int restate(String there) {
        return transactions.within(() -> {
            log.put(true, there);
            return rows.restate();
        });
    }

    @Override
    public void sent(Map<Long, Position> positions, Instant now) {
        transactions.run(() -> positions.forEach((id, position) -> {
            if (position.isOn(log.getOrDefault(true, "")) && rows.sent(id, position, now)) {
                memory.know(position);
            }
        }));
    }

    @Override
    public Optional<Position> find(Statement statement) {
        return transactions.within(() -> rows.find(statement));
    }

    @Override
    public int repeatSince(Instant then) {
        return transactions.within(() -> rows.repeatSince(then));
    }

    @Override
    public int forget(Instant before) {
        return transactions.within(() -> rows.forget(before));
    }
}
