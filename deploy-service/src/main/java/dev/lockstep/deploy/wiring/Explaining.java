package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.explain.ExplainSettings;
import dev.lockstep.deploy.explain.ExplainUrl;
import dev.lockstep.deploy.explain.Occasions;
import dev.lockstep.deploy.explain.TellHistory;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.inquiry.AskEdges;
import dev.lockstep.deploy.site.SiteAddresses;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How pages are explained. */
class Explaining {

    @Produces
    @Singleton
    TellHistory tellHistory(PageHistory history, Occasions occasions) {
        return new TellHistory(history, occasions);
    }

    @Produces
    @Singleton
    ExplainUrl explainUrl(
            AskEdges edges,
            TellHistory history,
            SiteAddresses addresses,
            DomainStore domains,
            ExplainSettings settings) {
        return new ExplainUrl(edges, history, addresses, domains, settings.patience());
    }
}
