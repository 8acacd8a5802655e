package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainsTest extends SitesFixture {

    private static final SiteId BLOG = new SiteId("blog");
    private static final String DOMAIN = "www.example.org";

    static Stream<Integer> seeds() {
        return IntStream.range(0, 200).boxed();
    }

    @BeforeEach
    void twoSitesAreLive() {
        sites.apply(published("d1", 1));
        sites.apply(new DeployPublished(
                BLOG,
                List.of("blog.localhost"),
                DeployPublished.LIVE,
                new DeployId("d2"),
                digest("d2"),
                List.of(),
                List.of(),
                PublishCause.PUBLISH,
                new Epoch(1),
                Epoch.ZERO,
                NOON));
    }

    @Test
    void aDomainShowsWhatIsLiveForAsLongAsItIsClaimed() {
        sites.apply(claims(SHOP, 1, 7));
        assertThat(at(DOMAIN)).isEqualTo("shop");

        sites.apply(claims(SHOP, 2));

        assertThat(at(DOMAIN)).isEqualTo("nobody");
        assertThat(at(HOST)).isEqualTo("shop");
    }

    @Test
    void ofTwoSitesTheOneThatClaimedADomainLaterHasIt() {
        sites.apply(claims(BLOG, 1, 8));
        sites.apply(claims(SHOP, 1, 7));

        assertThat(at(DOMAIN)).isEqualTo("blog");
    }

    @Test
    void whoeverStillClaimsADomainHasItOnceALaterClaimIsGivenUp() {
        sites.apply(claims(SHOP, 1, 7));
        sites.apply(claims(BLOG, 1, 8));

        sites.apply(claims(BLOG, 2));

        assertThat(at(DOMAIN)).isEqualTo("shop");
    }

    @Test
    void noClaimTakesAHostThatThePlatformGave() {
        sites.apply(new SiteConfigured(
                BLOG,
                LeaseMode.AVAILABLE,
                List.of(),
                new Access(List.of(new DomainClaim(HOST, 9)), PreviewLock.OPEN, Continuity.NONE),
                1,
                Epoch.ZERO,
                NOON));

        assertThat(at(HOST)).isEqualTo("shop");
    }

    @Test
    void theDomainsOfASiteThatIsGoneAreNobodys() {
        sites.apply(claims(SHOP, 1, 7));

        sites.withdraw(SHOP + " settings");

        assertThat(at(DOMAIN)).isEqualTo("nobody");
    }

    /** To one site, to the other, back, and away, as deploy-service would write it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void inWhateverOrderAMoveIsReadTheDomainComesToTheSameSite(int seed) {
        List<SiteEvent> log = List.of(
                claims(SHOP, 1, 7),
                claims(SHOP, 2),
                claims(BLOG, 1, 8),
                claims(BLOG, 2),
                claims(SHOP, 3, 9),
                claims(SHOP, 4),
                claims(BLOG, 3, 10));
        List<SiteEvent> delivered = new ArrayList<>(log);
        delivered.addAll(log.subList(new Random(seed).nextInt(log.size()), log.size()));
        Collections.shuffle(delivered, new Random(seed));

        delivered.forEach(sites::apply);

        assertThat(at(DOMAIN)).isEqualTo("blog");
    }

    private String at(String host) {
        return switch (sites.shown(host)) {
            case Shown.Prepared(SiteView view) -> view.site().text();
            case Shown.Permalink _ -> "a permalink";
            case Shown.Nothing() -> "nobody";
        };
    }

    private static SiteConfigured claims(SiteId site, long revision, long... numbers) {
        List<DomainClaim> claims = IntStream.range(0, numbers.length)
                .mapToObj(i -> new DomainClaim(DOMAIN, numbers[i]))
                .toList();
        return new SiteConfigured(
                site,
                LeaseMode.AVAILABLE,
                List.of(),
                new Access(claims, PreviewLock.OPEN, Continuity.NONE),
                revision,
                Epoch.ZERO,
                NOON);
    }
}
