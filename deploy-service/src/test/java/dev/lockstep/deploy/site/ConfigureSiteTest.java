package dev.lockstep.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.MemoryDomainStore;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfigureSiteTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryDomainStore domains = new MemoryDomainStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final ConfigureSite configure = new ConfigureSite(
            sites,
            new MoveDomains(domains, sites, new SiteAddresses(new LocalSettings())),
            new AnnounceSettings(new MemoryTokenStore(), domains, new MemoryQuotaStore(), outbox),
            entry -> {},
            transactions,
            NOON);
    private final SiteId one = Sites.add(sites, transactions);
    private final SiteId other = Sites.add(sites, transactions);

    @Test
    void whatIsChosenAtOnceIsOneRevision() {
        ConfigureSite.Outcome chosen =
                choose(one, false, new Choice.Lease(LeaseMode.STRICT), new Choice.CustomDomain(List.of("Shop.test")));

        assertThat(chosen).isInstanceOf(ConfigureSite.Outcome.Configured.class);
        assertThat(outbox.events()).singleElement().isInstanceOfSatisfying(SiteConfigured.class, told -> {
            assertThat(told.revision()).isEqualTo(1);
            assertThat(told.lease()).isEqualTo(LeaseMode.STRICT);
            assertThat(told.access().domains()).containsExactly(new DomainClaim("shop.test", 1));
            assertThat(told.restated()).isFalse();
        });
    }

    @Test
    void aDomainOfAnotherSiteStaysThereUnlessItIsTaken() {
        take(one, "shop.test");

        ConfigureSite.Outcome refused = choose(other, false, new Choice.CustomDomain(List.of("shop.test")));

        assertThat(refused).isEqualTo(refused(new DomainRefusal.Taken(new DomainName("shop.test"), name(one))));
        assertThat(outbox.events()).hasSize(1);
    }

    @Test
    void nobodyTakesADomainFromASiteOfOthersNorLearnsWhoseItIs() {
        take(one, "shop.test");
        Reach own = new Reach(new Scope.Sites(Set.of(other)), true);

        ConfigureSite.Outcome refused = choose(other, own, new Choice.CustomDomain(List.of("shop.test")));

        assertThat(refused).isEqualTo(refused(new DomainRefusal.Elsewhere(new DomainName("shop.test"))));
        assertThat(domains.of(one).all()).containsExactly(new DomainName("shop.test"));
        assertThat(outbox.events()).hasSize(1);
    }

    @Test
    void aDomainThatIsTakenLeavesTheOtherSiteInTheSameStep() {
        take(one, "shop.test");

        take(other, "shop.test");

        assertThat(domains.of(one).all()).isEmpty();
        assertThat(outbox.events().subList(1, 3))
                .extracting(
                        event -> ((SiteConfigured) event).site(),
                        event -> ((SiteConfigured) event).access().domains())
                .containsExactly(tuple(one, List.of()), tuple(other, List.of(new DomainClaim("shop.test", 2))));
    }

    @Test
    void whatIsNotSaidStaysAndWhatIsTakenBackGoes() {
        var _ = choose(
                one,
                false,
                new Choice.CustomDomain(List.of("shop.test")),
                new Choice.DomainAliases(List.of("www.shop.test", "shop.test")));

        var _ = choose(one, false, new Choice.CustomDomain(List.of()));

        assertThat(domains.of(one).custom()).isEmpty();
        assertThat(domains.of(one).aliases()).containsExactly(new DomainName("www.shop.test"));
    }

    @Test
    void whatVisitorsMayCountOnIsChosenOneByOne() {
        var _ = choose(one, false, new Choice.MonotonicReads(true));
        var _ = choose(one, false, new Choice.Pins(true));
        var _ = choose(one, false, new Choice.MonotonicReads(false));

        assertThat(outbox.events())
                .extracting(event -> ((SiteConfigured) event).access().continuity())
                .containsExactly(new Continuity(false, true), new Continuity(true, true), new Continuity(true, false));
    }

    @Test
    void whatCannotBeADomainOfASiteChangesNothing() {
        List<String> many = IntStream.rangeClosed(0, MoveDomains.MOST)
                .mapToObj(i -> "a" + i + ".test")
                .toList();

        assertThat(choose(one, true, new Choice.Lease(LeaseMode.STRICT), new Choice.CustomDomain(List.of("no domain"))))
                .isEqualTo(refused(new DomainRefusal.NoDomain("no domain")));
        assertThat(choose(one, true, new Choice.CustomDomain(List.of("a.b.localhost"))))
                .isEqualTo(refused(new DomainRefusal.Ours(new DomainName("a.b.localhost"))));
        assertThat(choose(one, true, new Choice.DomainAliases(many)))
                .isEqualTo(refused(new DomainRefusal.TooMany(MoveDomains.MOST)));

        assertThat(outbox.events()).isEmpty();
    }

    private void take(SiteId site, String domain) {
        assertThat(choose(site, true, new Choice.CustomDomain(List.of(domain))))
                .isInstanceOf(ConfigureSite.Outcome.Configured.class);
    }

    private ConfigureSite.Outcome choose(SiteId site, boolean take, Choice... choices) {
        return choose(site, new Reach(new Scope.EverySite(), take), choices);
    }

    private ConfigureSite.Outcome choose(SiteId site, Reach reach, Choice... choices) {
        return configure.choose(site, new ConfigureSite.Wish(List.of(choices), reach), new Actor("owner"));
    }

    private static ConfigureSite.Outcome refused(DomainRefusal refusal) {
        return new ConfigureSite.Outcome.Refused(refusal);
    }

    private SiteName name(SiteId site) {
        return sites.find(site.text()).orElseThrow().name();
    }
}
