package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.EdgeAnswer.PageExplained;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.explain.Explanation.Edge;
import dev.lockstep.deploy.inquiry.AskEdges;
import dev.lockstep.deploy.inquiry.Gathered;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains what a URL shows on every edge. */
public final class ExplainUrl {
    private final AskEdges edges;
    private final TellHistory history;
    private final SiteAddresses addresses;
    private final DomainStore domains;
    private final Duration patience;

    /** {@code patience} is how long edges have to answer. */
    public ExplainUrl(
            AskEdges edges, TellHistory history, SiteAddresses addresses, DomainStore domains, Duration patience) {
        this.edges = edges;
        this.history = history;
        this.addresses = addresses;
        this.domains = domains;
        this.patience = patience;
    }

    public sealed interface Outcome {
        record Explained(Explanation explanation) implements Outcome {}

        record NoUrl(String text) implements Outcome {}

        /** The host is not one of the site's. */
        record AnotherSite(String host) implements Outcome {}
    }

    public Outcome explain(Site site, String url) throws InterruptedException {
        Optional<Address> address =
                Address.parse(url, addresses.hosts(site.name()).getFirst());
        if (address.isEmpty()) {
            return new Outcome.NoUrl(url);
        }
        // Edges are not asked for hosts of others: how they answer would tell those of other tenants from nobody's.
        String host = address.get().host();
        return isOf(site, host) ? explain(site, address.get()) : new Outcome.AnotherSite(host);
    }

    private boolean isOf(Site site, String host) {
        return addresses.isOf(site.name(), host)
                || DomainName.parse(host)
                        .filter(domains.of(site.id()).all()::contains)
                        .isPresent();
    }

    private Outcome explain(Site site, Address address) throws InterruptedException {
        Gathered gathered = edges.ask(new EdgeQuestion.ExplainPage(address.host(), address.target()), patience);
        List<Edge> told = told(gathered);
        if (told.stream().anyMatch(edge -> isOfAnother(edge, site))) {
            return new Outcome.AnotherSite(address.host());
        }
        List<PageStory> pages = Explanation.pages(told).stream()
                .sorted(Comparator.comparing(PageId::text))
                .map(history::tell)
                .toList();
        return new Outcome.Explained(new Explanation(site, address.host(), address.target(), told, pages));
    }

    private List<Edge> told(Gathered gathered) {
        Stream<Edge> answered = gathered.answers().stream().map(answer -> Edge.of(answer.edge(), answer.answer()));
        Stream<Edge> silent = gathered.silent().stream()
                .map(edge -> new Edge.Other(edge, "it has not answered within " + patience.toMillis() + " ms"));
        return Stream.concat(answered, silent)
                .sorted(Comparator.comparing(edge -> edge.id().text()))
                .toList();
    }

    private static boolean isOfAnother(Edge edge, Site site) {
        return edge instanceof Edge.Explained(var _, PageExplained page)
                && !page.site().equals(site.id());
    }
}
