package dev.lockstep.edge.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.PasswordHash;
import dev.lockstep.contracts.event.SiteId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Tries passwords. To try one is slow on purpose, so that it is done off the event loop, one at a time on the whole edge and
 * with one waiting for each site: whoever guesses takes a bounded share of this edge, and keeps no other site's visitors out.
 * A password that was right once is known at once; which they are is forgotten with the process.
 */
public final class Passwords {

    private static final int MOST_KNOWN = 10_000;

    private final Executor blocking;
    private final String pepper;
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<Digest, Boolean> right = Collections.synchronizedMap(new Latest());
    private final ConcurrentMap<SiteId, Try> tries = new ConcurrentHashMap<>();

    /**
     * One password that is being tried.
     *
     * @param shown names the password and what it is compared with
     */
    private record Try(Digest shown, CompletableFuture<Verdict> verdict) {}

    /** {@code pepper}: a secret of this process, so that what it remembers tells nobody anything. */
    public Passwords(Executor blocking, String pepper) {
        this.blocking = blocking;
        this.pepper = pepper;
    }

    /** Those who show the same password at once share one try. */
    CompletableFuture<Verdict> check(SiteId site, PasswordHash hash, String password) {
        Digest shown = Digest.of((pepper + hash.text() + "\n" + password).getBytes(UTF_8));
        if (right.get(shown) != null) {
            return CompletableFuture.completedFuture(Verdict.ADMITTED);
        }
        Try mine = new Try(shown, new CompletableFuture<>());
        @Nullable Try running = tries.putIfAbsent(site, mine);
        if (running == null) {
            blocking.execute(() -> run(site, mine, hash, password));
            return mine.verdict();
        }
        return running.shown().equals(shown) ? running.verdict() : CompletableFuture.completedFuture(Verdict.BUSY);
    }

    private void run(SiteId site, Try mine, PasswordHash hash, String password) {
        turn.acquireUninterruptibly();
        try {
            boolean matches = hash.matches(password);
            if (matches) {
                right.put(mine.shown(), true);
            }
            tries.remove(site, mine);
            mine.verdict().complete(matches ? Verdict.ADMITTED : Verdict.REFUSED);
        } catch (RuntimeException defect) {
            tries.remove(site, mine);
            mine.verdict().completeExceptionally(defect);
        } finally {
            turn.release();
        }
    }

    /** Forgets what was used longest ago. */
    private static final class Latest extends LinkedHashMap<Digest, Boolean> {

        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Boolean> eldest) {
            return size() > MOST_KNOWN;
        }
    }
}
