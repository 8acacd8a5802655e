package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.KeptBlob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Blobs on the heap, with something that happens right before they are listed: between mark and sweep. */
final class InterruptedBlobStore extends MemoryBlobStore {
    private final List<Instant> tidied = new ArrayList<>();
    private Runnable before = () -> {};
    private Optional<String> hoards = Optional.empty();
    private int removals = Integer.MAX_VALUE;

    void beforeList(Runnable happens) {
        before = happens;
    }

    /** From now on it says so of itself. */
    void removeNothing(String why) {
        hoards = Optional.of(why);
    }

    void removeAgain() {
        hoards = Optional.empty();
    }

    @Override
    public Optional<String> whyNothingIsRemoved() {
        return hoards;
    }

    @Override
    public void list(Consumer<KeptBlob> each) {
        before.run();
        super.list(each);
    }

    /** Lets so many removals happen, and breaks at the next. */
    void failAfter(int removals) {
        this.removals = removals;
    }

    @Override
    public boolean remove(Digest digest, Instant before) throws IOException {
        if (removals-- <= 0) {
            throw new IOException("killed");
        }
        return super.remove(digest, before);
    }

    @Override
    public void removeUnfinished(Instant before) {
        tidied.add(before);
    }

    /** Before when what killed puts left was removed. */
    List<Instant> tidied() {
        return tidied;
    }

    List<Digest> all() {
        List<Digest> all = new ArrayList<>();
        super.list(kept -> all.add(kept.blob().digest()));
        return all;
    }
}
