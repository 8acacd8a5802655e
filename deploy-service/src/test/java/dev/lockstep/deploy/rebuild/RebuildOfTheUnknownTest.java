package dev.lockstep.deploy.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.Domains;
import dev.lockstep.deploy.outbox.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of what edges show, and of whom they take a domain for, where the database says otherwise. */
class RebuildOfTheUnknownTest extends RebuildCase {

    @Test
    void whatEdgesShowAndNobodyHereKnowsIsToldAndStaysAsItIs() throws IOException {
        // Given a deploy and a site from after the backup
        SiteId younger = new SiteId("younger");
        said(published(site, "d1", 1));
        at(1);
        heard(ready(site, "d2", 1));
        heard(settings(younger, 0, 0));
        heard(published(younger, "d3", 1));
        heard(ready(younger, "d4", 1));
        log.add(next(), new Written.Withdrawn(younger, DeployReady.states(new DeployId("d4"))));

        // When it is rebuilt, and once more
        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();
        RebuildLog.Begun again = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then
        assertThat(begun.unknown())
                .containsExactlyInAnyOrder(
                        new Unknown(name(), List.of("deploy:d2")), new Unknown("younger.localhost", List.of("live")));
        assertThat(again.unknown()).isEqualTo(begun.unknown());
        assertThat(again.lifted()).isEmpty();
        assertThat(outbox.withdrawn()).isEmpty();
    }

    @Test
    void whatNobodyHereKnowsIsTakenBackWhenItsOwnerAsksForThat() throws IOException {
        // Given a deploy and a site from after the backup
        SiteId younger = new SiteId("younger");
        said(published(site, "d1", 1));
        at(1);
        heard(ready(site, "d2", 1));
        heard(settings(younger, 0, 0));
        heard(published(younger, "d3", 1));

        // When
        RebuildLog.Begun begun = rebuild.rebuild(OfUnknown.WITHDRAW, OWNER).orElseThrow();

        // Then the one goes by the outbox, and the other, which has none, at once
        assertThat(begun.unknown()).hasSize(2);
        assertThat(outbox.withdrawn())
                .singleElement()
                .satisfies(gone -> assertThat(gone.states()).isEqualTo("deploy:d2"));

        // And both are noted
        assertThat(audit.of(site))
                .filteredOn(entry -> entry.action() == AuditEntry.Action.WITHDRAW_UNKNOWN)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject()).isEqualTo("deploy:d2");
                    assertThat(entry.epoch()).isEqualTo(now().epoch());
                    assertThat(entry.actor()).isEqualTo(OWNER);
                });
        assertThat(audit.ofThePlatform())
                .filteredOn(entry -> entry.action() == AuditEntry.Action.WITHDRAW_UNKNOWN)
                .singleElement()
                .extracting(AuditEntry::subject)
                .asString()
                .startsWith("younger ")
                .contains("live");
        List<Written> taken = new ArrayList<>();
        Map<Integer, Long> ends = log.read(outbox.memory().known(), (_, written) -> taken.add(written));
        assertThat(taken).isEmpty();
        assertThat(ends).isEqualTo(Map.of(0, 6L));
        assertThat(rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow().unknown())
                .isEmpty();
    }

    @Test
    void aDomainIsTheSitesToWhichTheDatabaseGivesIt() throws IOException {
        // Given a domain that went to another site after the backup, by a later claim
        domains.keep(site, new Domains(List.of(new DomainName("shop.test")), List.of()));
        heard(claiming(new SiteId("younger"), new DomainClaim("shop.test", 40)));

        // When
        var _ = rebuild.rebuild(OfUnknown.KEEP, OWNER).orElseThrow();

        // Then
        assertThat(waiting(SiteConfigured.class))
                .singleElement()
                .satisfies(
                        told -> assertThat(told.access().domains()).containsExactly(new DomainClaim("shop.test", 41)));
    }
}
