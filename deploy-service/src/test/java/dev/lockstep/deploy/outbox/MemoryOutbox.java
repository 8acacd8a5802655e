package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.MemoryRow.Sending;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An outbox on the heap, from both of its sides. */
public final class MemoryOutbox implements Outbox, SendLog {
    private final MemoryTransactions transactions;
    private final Map<Long, MemoryRow> rows;
    private final Map<Boolean, String> log;
    private final MemoryLogMemory memory;
    private int timesAskedForEpochs;

    public MemoryOutbox(MemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
        this.log = transactions.table();
        this.memory = new MemoryLogMemory(transactions, this);
    }

    @Override
    public void add(SiteEvent event) {
        transactions.run(() -> {
            long id = nextId();
            Unsent unsent = new Unsent.Stated(id, "event-" + id, event, event.at());
            rows.put(id, MemoryRow.waiting(unsent, MemoryRow.Key.of(event), event.epoch()));
        });
    }

    @Override
    public void withdraw(SiteId site, String states, Epoch epoch, Instant now) {
        transactions.run(() -> {
            long id = nextId();
            Unsent unsent = new Unsent.Withdrawn(id, site, states);
            rows.put(id, MemoryRow.waiting(unsent, new MemoryRow.Key(site, states), epoch));
        });
    }

    @Override
    public Map<String, DeployId> onBranches(SiteId site) {
        return transactions.within(() -> {
            Map<String, DeployId> shown = new HashMap<>();
            rows.values().stream().filter(row -> row.key().site().equals(site)).forEach(row -> {
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
        return latest(row -> row.key().equals(new MemoryRow.Key(site, states)));
    }

    @Override
    public Optional<Statement> latest(SiteId site) {
        return latest(row -> row.key().site().equals(site));
    }

    private Optional<Statement> latest(Predicate<MemoryRow> wanted) {
        return transactions.within(() -> rows.values().stream()
                .filter(wanted)
                .reduce((earlier, later) -> later)
                .map(row -> new Statement(row.key().site(), row.key().states(), row.epoch())));
    }

    /** How often somebody wanted to know an epoch by its position: a query each time, where there is a database. */
    public int timesAskedForEpochs() {
        return timesAskedForEpochs;
    }

    @Override
    public Epoch epochBefore(SiteId site, Position position) {
        timesAskedForEpochs++;
        return transactions.within(() -> rows.values().stream()
                .filter(row -> row.key().site().equals(site) && row.wasAnnouncedBefore(position))
                .map(MemoryRow::epoch)
                .max(Epoch::compareTo)
                .orElse(Epoch.ZERO));
    }

    /** What is remembered of the log that this is announced on. */
    public MemoryLogMemory memory() {
        return memory;
    }

    /** By partition, as {@link LogMemory#holdsFrom} says. */
    Map<Integer, Long> holdsFrom() {
        return transactions.within(() -> {
            Map<Integer, Long> first = new HashMap<>();
            rows.forEach((id, row) -> {
                if (row.unsent() instanceof Unsent.Stated
                        && row.sending() instanceof Sending.Sent(Position at, Instant _)
                        && !isReplaced(id, row)) {
                    first.merge(at.partition(), at.offset(), Math::min);
                }
            });
            return first;
        });
    }

    /** Everything that is kept, in its order. */
    List<Unsent> kept() {
        return transactions.within(
                () -> rows.values().stream().map(MemoryRow::unsent).toList());
    }

    void forget(Collection<Unsent> kept) {
        transactions.run(() -> kept.forEach(unsent -> rows.remove(unsent.id())));
    }

    /** Everything that was ever added. */
    public List<SiteEvent> events() {
        return transactions.within(() -> rows.values().stream()
                .flatMap(row -> row.unsent() instanceof Unsent.Stated stated ? Stream.of(stated.event()) : Stream.of())
                .toList());
    }

    /** Everything that was ever taken back. */
    public List<Unsent.Withdrawn> withdrawn() {
        return transactions.within(() -> rows.values().stream()
                .map(MemoryRow::unsent)
                .filter(Unsent.Withdrawn.class::isInstance)
                .map(Unsent.Withdrawn.class::cast)
                .toList());
    }

    @Override
    public List<Unsent> next(int limit) {
        return transactions.within(() -> {
            Map<SiteId, Epoch> first = new HashMap<>();
            Set<MemoryRow.Key> seen = new HashSet<>();
            return rows.values().stream()
                    .filter(row -> row.sending() instanceof Sending.Waiting)
                    .filter(row -> first.computeIfAbsent(row.key().site(), site -> row.epoch())
                            .equals(row.epoch()))
                    .filter(row -> seen.add(row.key()))
                    .map(MemoryRow::unsent)
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public boolean isIn(String there) {
        return transactions.within(() -> log.computeIfAbsent(true, _ -> there).equals(there));
    }

    @Override
    public int restate(String there) {
        return transactions.within(() -> {
            log.put(true, there);
            rows.entrySet().removeIf(row -> row.getValue().isSent() && isReplaced(row.getKey(), row.getValue()));
            rows.replaceAll((_, row) -> row.anew());
            return rows.size();
        });
    }

    private boolean isReplaced(long id, MemoryRow row) {
        return rows.entrySet().stream()
                .anyMatch(later -> later.getKey() > id && later.getValue().key().equals(row.key()));
    }

    @Override
    public void sent(Map<Long, Position> positions, Instant now) {
        transactions.run(() -> positions.forEach((id, position) -> {
            if (position.isOn(log.getOrDefault(true, ""))) {
                rows.computeIfPresent(id, (same, row) -> {
                    memory.know(position);
                    return row.at(position, now);
                });
            }
        }));
    }

    @Override
    public Optional<Position> find(Statement statement) {
        return transactions.within(() -> {
            Map<MemoryRow.Key, Position> found = new HashMap<>();
            for (MemoryRow row : rows.values()) {
                if (row.isPartOf(statement)) {
                    found.remove(row.key());
                    row.position().forEach(position -> found.put(row.key(), position));
                }
            }
            return found.size() < statement.states().size()
                    ? Optional.empty()
                    : found.values().stream().max(Comparator.comparingLong(Position::offset));
        });
    }

    @Override
    public int repeatSince(Instant then) {
        return transactions.within(() -> {
            Set<MemoryRow.Key> touched = new HashSet<>();
            Map<MemoryRow.Key, Long> latest = new HashMap<>();
            rows.forEach((id, row) -> {
                latest.put(row.key(), id);
                if (row.isSentSince(then)) {
                    touched.add(row.key());
                }
            });
            latest.keySet().retainAll(touched);
            latest.values().forEach(id -> rows.computeIfPresent(id, (same, row) -> row.again()));
            return latest.size();
        });
    }

    @Override
    public int forget(Instant before) {
        return transactions.within(
                () -> forget(before, (id, row) -> isReplaced(id, row, before)) + forget(before, this::isWithdrawn));
    }

    private int forget(Instant before, BiPredicate<Long, MemoryRow> what) {
        List<Long> gone = rows.entrySet().stream()
                .filter(row -> row.getValue().isSentBefore(before) && what.test(row.getKey(), row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        rows.keySet().removeAll(gone);
        return gone.size();
    }

    private boolean isReplaced(long id, MemoryRow row, Instant before) {
        return rows.entrySet().stream()
                .anyMatch(later -> later.getKey() > id
                        && later.getValue().key().equals(row.key())
                        && later.getValue().isSentBefore(before));
    }

    private boolean isWithdrawn(long id, MemoryRow row) {
        return row.unsent() instanceof Unsent.Withdrawn
                && rows.entrySet().stream()
                        .noneMatch(earlier -> earlier.getKey() < id
                                && earlier.getValue().key().equals(row.key()))
                && rows.entrySet().stream()
                        .anyMatch(later -> later.getKey() > id
                                && later.getValue()
                                        .key()
                                        .site()
                                        .equals(row.key().site()));
    }

    private long nextId() {
        return rows.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    }
}
