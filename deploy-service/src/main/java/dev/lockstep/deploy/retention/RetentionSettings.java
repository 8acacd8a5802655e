package dev.lockstep.deploy.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept, and for how long. */
@ConfigMapping(prefix = "lockstep.retention")
public interface RetentionSettings {

    /**
     * How many ready deploys of a site are kept, and as many drafts and deploys of branches besides, unless its quota says
     * another number: more can be rolled back to, and take more room. What is shown, was shown lately or is pinned is kept in
     * any case.
     */
    @WithDefault("100")
    int deploys();

    /**
     * How many rendered pages of a site are kept, unless its quota says another number. More are answered without a render,
     * and take more memory on every edge, some 233 bytes each.
     */
    @WithDefault("100000")
    long pages();

    /**
     * How often pages are dropped of sites that have too many. In between a site may have as many more as workers make in
     * that time; each look counts all pages in the database.
     */
    @WithDefault("30s")
    Duration dropEvery();

    /** How long a deploy that failed, or whose files do not come, can still be looked at; longer than any upload takes. */
    @WithDefault("7d")
    Duration unfinished();

    /**
     * For how long a blob is kept that nobody names: somebody may have counted on it who has not said so yet. Longer than any
     * file takes from its arrival until its deploy knows of it, and than clocks differ; what it costs is room. What belonged
     * to a deploy is kept for as long once the deploy is collected.
     */
    @WithDefault("1d")
    Duration grace();

    /** How long after its start a process looks for the first time: what it needs may start with it. */
    @WithDefault("5m")
    Duration firstAfter();

    /** How often what is not kept any more is looked for. Each look reads all manifests and the whole page log. */
    @WithDefault("6h")
    Duration lookEvery();

    /**
     * How long it is told who did what. A shorter time is less to search through, and says the less about what happened; pages
     * that are older are explained without what caused them.
     */
    @WithDefault("365d")
    Duration audit();

    /** How long tokens that have expired or were revoked stay on the list, to be told from those that never were. */
    @WithDefault("90d")
    Duration endedTokens();

    /**
     * How long the result of a command is kept. Whoever sends the command again gets the same result, and after that time has
     * it carried out again: longer than the topic of commands keeps anything, which is its seven days, and as many until a
     * segment that nobody fills is closed.
     */
    @WithDefault("15d")
    Duration commandResults();
}
