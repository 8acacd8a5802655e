package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The page log as a whole, from its beginning to where it ends at the moment. */
public interface PageLog {

    /** A page that is on the log. */
    record Entry(String key, int partition) {}

    /**
     * Shows every render that the log has.
     *
     * @return the pages of deploys of which nothing should be there, and which nobody has taken back yet
     * @throws IOException when not all of it was read, or what it says is of a kind that is not known here
     */
    List<Entry> read(Predicate<DeployId> isGone, Consumer<PageRevalidated> each) throws IOException;

    /** Takes pages back; lasting once this returns. Doing it again is harmless. */
    void withdraw(List<Entry> pages) throws IOException;

    /** The same of pages that were not read: they are taken back where workers announce them. */
    void drop(List<PageId> pages) throws IOException;
}
