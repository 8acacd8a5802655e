package dev.lockstep.deploy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link DomainStore} owes its callers. */
public abstract class DomainStoreContract {
    protected abstract DomainStore store();

    protected abstract Transactions transactions();

    /** Another one each time. */
    protected abstract SiteId site();

    @Test
    void whatIsKeptIsReadBackInItsOrder() {
        SiteId site = site();
        Domains domains = domains("kept.test", "b.kept.test", "a.kept.test");

        keep(site, domains);

        assertThat(store().of(site)).isEqualTo(domains);
        assertThat(store().claims(site))
                .extracting(DomainClaim::host)
                .containsExactly("kept.test", "b.kept.test", "a.kept.test");
        assertThat(store().of(site())).isEqualTo(Domains.NONE);
    }

    @Test
    void aSiteMayBeCalledByWhatWasAnAlias() {
        SiteId site = site();
        keep(site, domains("old.test", "new.test"));
        List<DomainClaim> before = store().claims(site);

        keep(site, domains("new.test", "old.test"));

        assertThat(store().of(site)).isEqualTo(domains("new.test", "old.test"));
        assertThat(store().claims(site)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aClaimOfADomainIsHigherThanAnyBefore() {
        SiteId one = site();
        SiteId other = site();
        keep(one, domains("moved.test"));
        long first = store().claims(one).getFirst().number();

        keep(one, Domains.NONE);
        keep(other, domains("moved.test"));
        long second = store().claims(other).getFirst().number();
        keep(other, Domains.NONE);
        keep(one, domains("moved.test"));
        long third = store().claims(one).getFirst().number();

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aClaimThatIsMadeAnewIsHigherThanAnythingBefore() {
        SiteId site = site();
        keep(site, domains("anew.test"));
        long before = store().claims(site).getFirst().number();

        transactions().run(() -> store().claimAnew(before + 100));
        long higher = store().claims(site).getFirst().number();
        transactions().run(() -> store().claimAnew(0));
        long highest = store().claims(site).getFirst().number();

        assertThat(higher).isGreaterThan(before + 100);
        assertThat(highest).isGreaterThan(higher);
        assertThat(store().of(site)).isEqualTo(domains("anew.test"));
    }

    @Test
    void aDomainHasOneHolder() {
        SiteId site = site();
        SiteId other = site();
        keep(site, domains("held.test", "www.held.test"));

        assertThat(holders("www.held.test", "free.test")).isEqualTo(Map.of(name("www.held.test"), site));
        assertThat(holders()).isEmpty();
        assertThatThrownBy(() -> keep(other, domains("held.test"))).isInstanceOf(RuntimeException.class);
        assertThat(store().of(other)).isEqualTo(Domains.NONE);
    }

    private Map<DomainName, SiteId> holders(String... names) {
        return transactions()
                .within(() -> store().lockHolders(List.of(names).stream()
                        .map(DomainStoreContract::name)
                        .toList()));
    }

    private void keep(SiteId site, Domains domains) {
        transactions().run(() -> store().keep(site, domains));
    }

    private static Domains domains(String custom, String... aliases) {
        return new Domains(
                List.of(name(custom)),
                List.of(aliases).stream().map(DomainStoreContract::name).toList());
    }

    private static DomainName name(String text) {
        return new DomainName(text);
    }
}
