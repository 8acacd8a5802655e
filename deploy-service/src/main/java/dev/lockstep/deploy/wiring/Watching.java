package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.inquiry.AskEdges;
import dev.lockstep.deploy.inquiry.Inquirer;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.propagation.AwaitPropagation;
import dev.lockstep.deploy.propagation.Edges;
import dev.lockstep.deploy.propagation.PropagationSettings;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.visit.HotPages;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the edges do. */
class Watching {

    @Produces
    @Singleton
    HotPages hotPages(Clock clock) {
        return new HotPages(clock);
    }

    @Produces
    @Singleton
    Edges edges(PropagationSettings settings) {
        return new Edges(settings.forgottenAfter(), System::nanoTime);
    }

    @Produces
    @Singleton
    AwaitPropagation awaitPropagation(SendLog log, SiteStore sites, Edges edges, Signal signal) {
        return new AwaitPropagation(log, sites, edges, signal, System::nanoTime);
    }

    @Produces
    @Singleton
    AskEdges askEdges(Inquirer inquirer, Edges edges, Identities identities, Clock clock) {
        return new AskEdges(inquirer, edges, identities, clock, System::nanoTime);
    }
}
