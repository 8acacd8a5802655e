package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.outbox.Announcer;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.retention.PageLog;
import dev.lockstep.deploy.topic.MakeTopics;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * States all that the database knows of every site on the site log once more: whoever has it takes it for what they know,
 * and whoever has not has it afterwards. The logs are read first, as the database may be older than they are.
 *
 * <p>To do so twice, or without need, costs the time and changes nothing.
 */
public final class RebuildLog {
    private static final System.Logger LOG = System.getLogger(RebuildLog.class.getName());

    private final MakeTopics topics;
    private final Announcer announcer;
    private final Logs logs;
    private final LookForLost look;
    private final WithdrawSites withdraw;
    private final Restate restate;
    private final Clock clock;

    /** The logs as they are. */
    public record Logs(SiteLog sites, PageLog pages) {
        Heard hear() throws IOException {
            return Heard.on(sites, pages);
        }
    }

    public RebuildLog(
            MakeTopics topics,
            Announcer announcer,
            Logs logs,
            LookForLost look,
            WithdrawSites withdraw,
            Restate restate,
            Clock clock) {
        this.topics = topics;
        this.announcer = announcer;
        this.logs = logs;
        this.look = look;
        this.withdraw = withdraw;
        this.restate = restate;
        this.clock = clock;
    }

    /**
     * What waits to be announced.
     *
     * @param statements how many in all
     * @param last on each site
     * @param lifted sites of which the logs said more than the database: they have a later epoch now
     * @param unknown what edges show and the database does not know, or did until now
     * @param lost deploys that no edge could show which does not have them already
     * @param skipped records that could not be read, so that they may say more than the database knows
     */
    public record Begun(
            int statements,
            List<Statement> last,
            List<String> lifted,
            List<Unknown> unknown,
            List<Lost> lost,
            List<SiteLog.Unreadable> skipped) {
        public Begun {
            last = List.copyOf(last);
            lifted = List.copyOf(lifted);
            unknown = List.copyOf(unknown);
            lost = List.copyOf(lost);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Makes the topics that are missing and has everything announced; empty when Kafka is not there.
     *
     * @throws IOException when the blob store does not say which deploys it has: nothing is stated then
     */
    public Optional<Begun> rebuild(OfUnknown unknown, Actor actor) throws IOException {
        Wish wish = new Wish(unknown, actor, clock.instant());
        Set<Digest> missing = look.look(wish.at());
        Optional<Begun> begun =
                topics.make() ? announcer.log().flatMap(there -> begin(there, missing, wish)) : Optional.empty();
        begun.ifPresent(stated -> stated.lost().forEach(RebuildLog::tell));
        return begun;
    }

    private Optional<Begun> begin(String there, Set<Digest> missing, Wish wish) {
        try {
            Heard heard = logs.hear();
            heard.skipped().forEach(RebuildLog::tell);
            Map<Integer, Long> ends = switch (wish.unknown()) {
                case KEEP -> heard.ends();
                case WITHDRAW -> withdraw.withdraw(heard, wish);
            };
            return Optional.of(restate.on(there, new Facts(heard, ends, missing), wish));
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "nothing is stated again, as Kafka fails", failure);
            return Optional.empty();
        }
    }

    /** Of what visitors are to see, no edge that starts from here on can show anything. */
    private static void tell(Lost lost) {
        LOG.log(
                lost.shown().isEmpty() ? System.Logger.Level.WARNING : System.Logger.Level.ERROR,
                "rebuild finds no manifest of a deploy in the blob store site={0} deploy={1} shown={2}",
                lost.site(),
                lost.deploy(),
                lost.shown());
    }

    private static void tell(SiteLog.Unreadable record) {
        LOG.log(System.Logger.Level.WARNING, "rebuild skips a record of the site log record={0}", record);
    }
}
