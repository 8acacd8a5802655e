package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.PurgeRequested;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.RollbackRequested;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.purge.Purge;
import dev.lockstep.deploy.purge.PurgePages;
import dev.lockstep.deploy.purge.ReadScopes;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.warmup.PublishWarm;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out commands, each once however often it comes. A publish or a purge and its result are one transaction: repeated
 * after a crash it must not undo what others published meanwhile. A deploy is begun again under the same id, and settles once.
 */
public final class CarryOut {
    private final CommandLog log;
    private final SiteStore sites;
    private final DeployFromUrl deploy;
    private final PublishWarm warm;
    private final PurgePages purge;
    private final Transactions transactions;
    private final Identities identities;
    private final Clock clock;

    public CarryOut(
            CommandLog log,
            SiteStore sites,
            DeployFromUrl deploy,
            PublishWarm warm,
            PurgePages purge,
            Transactions transactions,
            Identities identities,
            Clock clock) {
        this.log = log;
        this.sites = sites;
        this.deploy = deploy;
        this.warm = warm;
        this.purge = purge;
        this.transactions = transactions;
        this.identities = identities;
        this.clock = clock;
    }

    public CommandCompleted carryOut(Received received) throws IOException {
        CommandLog.Entry entry = transactions.within(() -> log.begin(received, identities.deploy()));
        return entry.result().isEmpty()
                ? carryOut(received, entry.deploy())
                : entry.result().getFirst();
    }

    private CommandCompleted carryOut(Received received, DeployId fresh) throws IOException {
        Optional<Site> site = sites.find(received.command().site());
        if (site.isEmpty()) {
            Refusal refusal = new Refusal.NoSuchSite(received.command().site());
            return keep(received, Result.refused(List.of(refusal.problem())));
        }
        return switch (received.command()) {
            case DeployRequested request -> keep(received, deploy.deploy(fresh, site.get(), request, actor(received)));
            case PublishRequested(String ignored, DeployId chosen, List<Epoch> expected) ->
                publish(received, site.get(), wish(site.get(), chosen, RollbackData.CURRENT, expected));
            case RollbackRequested(String ignored, DeployId chosen, RollbackData data, List<Epoch> expected) ->
                publish(received, site.get(), wish(site.get(), chosen, data, expected));
            case PurgeRequested request -> purge(received, site.get(), request);
        };
    }

    private CommandCompleted purge(Received received, Site site, PurgeRequested request) {
        if (request.scopes().isEmpty() || request.scopes().size() > Purge.MOST_SCOPES) {
            String rule = "a purge has 1 to " + Purge.MOST_SCOPES + " scopes";
            return keep(received, Result.refused(List.of(Problem.of(rule, "name what is to be purged"))));
        }
        if (!request.scopes().stream().allMatch(ReadScopes::isFit)) {
            return keep(
                    received, Result.refused(List.of(Problem.of(ReadScopes.TAG_RULE, "name tags that pages have"))));
        }
        Purge wanted = new Purge(request.kind(), request.scopes());
        Expectation expected = Expectation.of(request.expectedEpoch());
        return transactions.within(
                () -> keep(received, Result.of(purge.purge(site.id(), wanted, expected, actor(received)))));
    }

    private static PublishWish wish(Site site, DeployId chosen, RollbackData data, List<Epoch> expected) {
        return new PublishWish(chosen, data, site.warmUp(), Expectation.of(expected));
    }

    private CommandCompleted publish(Received received, Site site, PublishWish wish) {
        Supplier<PublishDeploy.Outcome> prepared = warm.prepare(site, wish, actor(received));
        return transactions.within(() -> keep(received, Result.of(wish.deploy(), prepared.get())));
    }

    private CommandCompleted keep(Received received, Result result) {
        CommandCompleted completed = result.completes(received, clock.instant());
        transactions.run(() -> log.complete(received, completed));
        return completed;
    }

    private static Actor actor(Received received) {
        return Actor.byKafka("command from " + received.source());
    }
}
