package dev.lockstep.deploy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.EdgeAsked;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.Domains;
import dev.lockstep.deploy.domain.MemoryDomainStore;
import dev.lockstep.deploy.history.MemoryPageHistory;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.inquiry.AskEdges;
import dev.lockstep.deploy.propagation.Edges;
import dev.lockstep.deploy.site.LocalSettings;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainUrlTest {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryDomainStore domains = new MemoryDomainStore(transactions);
    private final List<EdgeAsked> asked = new ArrayList<>();
    private final Site site = sites.find(Sites.add(sites, transactions).text()).orElseThrow();
    private final Site other = sites.find(Sites.add(sites, transactions).text()).orElseThrow();
    private final ExplainUrl explain = new ExplainUrl(
            new AskEdges(
                    asked::add,
                    new Edges(Duration.ofMinutes(1), System::nanoTime),
                    new Identities(new Random(1)),
                    Clock.systemUTC(),
                    System::nanoTime),
            new TellHistory(new MemoryPageHistory(), (_, _) -> Optional.empty()),
            new SiteAddresses(new LocalSettings()),
            domains,
            Duration.ZERO);

    @BeforeEach
    void eachHasADomain() {
        domains.keep(site.id(), new Domains(List.of(new DomainName("shop.test")), List.of()));
        domains.keep(other.id(), new Domains(List.of(new DomainName("other.test")), List.of()));
    }

    @Test
    void everyHostOfTheSiteIsAskedFor() throws InterruptedException {
        String own = site.name() + ".localhost";

        for (String host : List.of(own, "next--" + own, "shop.test")) {
            assertThat(explain.explain(site, "http://" + host + "/a")).isInstanceOf(ExplainUrl.Outcome.Explained.class);
        }

        assertThat(asked)
                .extracting(EdgeAsked::question)
                .containsExactly(
                        new EdgeQuestion.ExplainPage(own, "/a"),
                        new EdgeQuestion.ExplainPage("next--" + own, "/a"),
                        new EdgeQuestion.ExplainPage("shop.test", "/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.test", "nobody.test", "nobody.localhost", "a.shop.test"})
    void aHostOfOthersIsAnsweredLikeNobodys(String host) throws InterruptedException {
        assertThat(explain.explain(site, "http://" + host + "/")).isEqualTo(new ExplainUrl.Outcome.AnotherSite(host));
        assertThat(asked).isEmpty();
    }

    @Test
    void aSiteOfOthersIsAnsweredLikeNobodys() throws InterruptedException {
        String host = other.name() + ".localhost";

        assertThat(explain.explain(site, "http://" + host + "/")).isEqualTo(new ExplainUrl.Outcome.AnotherSite(host));
        assertThat(asked).isEmpty();
    }
}
