package dev.lockstep.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.MemoryAuditLog;
import dev.lockstep.deploy.domain.MemoryDomainStore;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.site.AnnounceSettings;
import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.site.CreateSite;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.Lifetime;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenId;
import dev.lockstep.deploy.token.Tokens;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensChangeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor ACTOR = Actor.byToken("first", "owner").at("192.0.2.7");

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryTokenStore tokens = new MemoryTokenStore();
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final MemoryAuditLog log = new MemoryAuditLog(transactions);
    private final AnnounceSettings settings =
            new AnnounceSettings(tokens, new MemoryDomainStore(transactions), new MemoryQuotaStore(), outbox);
    private final Random random = new Random(1);
    private SiteId mine = new SiteId("mine");
    private SiteId theirs = new SiteId("theirs");

    @BeforeEach
    void thereAreTwoSites() {
        CreateSite create = new CreateSite(sites, settings, log, transactions, new Identities(random), clock(NOON));
        var _ = create.named("mine", ACTOR);
        var _ = create.named("theirs", ACTOR);
        mine = sites.find("mine").orElseThrow().id();
        theirs = sites.find("theirs").orElseThrow().id();
    }

    @Test
    void whoeverOwnsASiteGivesTokensForIt() {
        CreateToken.Outcome.Created created = created(wish(Role.DEPLOYER, of(mine)), owner(of(mine)));

        assertThat(shown(created.secret(), NOON))
                .map(Token::id)
                .contains(created.token().id());
        assertThat(created.secret().text()).matches("lst_[0-9a-f]{64}");
        assertThat(told(mine)).containsExactly(created.secret().digest());
        assertThat(told(theirs)).isEmpty();
        assertThat(log.of(mine)).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.CREATE_TOKEN);
            assertThat(entry.subject()).isEqualTo(created.token().id() + " deployer ci");
            assertThat(entry.actor()).isEqualTo(ACTOR);
        });
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        assertThat(create(wish(Role.VIEWER, of(theirs)), owner(of(mine)), NOON))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.MoreThanOwn()));
        assertThat(create(wish(Role.VIEWER, new Scope.EverySite()), owner(of(mine, theirs)), NOON))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.MoreThanOwn()));
        assertThat(tokens.list()).isEmpty();
    }

    @Test
    void aTokenEndsWithThatOfWhoeverGaveItIfNothingElseIsSaid() {
        Requester soonOver = requester(of(mine), NOON.plusSeconds(60));

        assertThat(created(wish(Role.VIEWER, of(mine)), soonOver)
                        .token()
                        .lifetime()
                        .endsAt())
                .isEqualTo(NOON.plusSeconds(60));
        assertThat(create(until(NOON.plusSeconds(61)), soonOver, NOON))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.LongerThanOwn(NOON.plusSeconds(60))));
        assertThat(create(until(NOON), soonOver, NOON))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.EndsBeforeItBegins()));
    }

    @Test
    void aSiteHasSoManyTokensAndNoMore() {
        for (int i = 0; i < CreateToken.MOST; i++) {
            var _ = created(wish(Role.VIEWER, of(mine)), owner(of(mine)));
        }

        assertThat(create(wish(Role.VIEWER, of(mine, theirs)), owner(of(mine, theirs)), NOON))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.TooMany(CreateToken.MOST)));
        assertThat(create(wish(Role.VIEWER, of(theirs)), owner(of(mine, theirs)), NOON))
                .isInstanceOf(CreateToken.Outcome.Created.class);
    }

    @Test
    void noSitesOwnerTakesThePlacesOfTokensForEverySite() {
        for (int i = 0; i < CreateToken.MOST; i++) {
            var _ = created(wish(Role.VIEWER, of(mine)), owner(of(mine)));
        }

        assertThat(create(wish(Role.VIEWER, new Scope.EverySite()), owner(new Scope.EverySite()), NOON))
                .isInstanceOf(CreateToken.Outcome.Created.class);
    }

    @Test
    void whatBeganWithATokenThatHasEndedSinceGivesNone() {
        Token shown = created(wish(Role.OWNER, of(mine)), owner(of(mine))).token();
        var _ = revoke(shown.id().text(), owner(of(mine)));

        assertThat(create(wish(Role.VIEWER, of(mine)), bearing(shown), NOON))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
    }

    @Test
    void whatBeganWithATokenThatHasEndedSinceChangesNone() {
        Token shown = created(wish(Role.OWNER, of(mine)), owner(of(mine))).token();
        CreateToken.Outcome.Created other = created(wish(Role.VIEWER, of(mine)), owner(of(mine)));
        var _ = revoke(shown.id().text(), owner(of(mine)));

        assertThat(rotate(other.token(), bearing(shown)))
                .isEqualTo(new RotateToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
        assertThat(revoke(other.token().id().text(), bearing(shown)))
                .isEqualTo(new RevokeToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
        assertThat(shown(other.secret(), NOON)).isPresent();
    }

    /** Whoever has a secret that was found out loses it with the rotation, also for what they have begun. */
    @Test
    void whatBeganWithASecretThatWasReplacedSinceChangesNone() {
        Token shown = created(wish(Role.OWNER, of(mine)), owner(of(mine))).token();
        var _ = rotate(shown, owner(of(mine)));
        var _ = rotate(shown, owner(of(mine)));

        assertThat(rotate(shown, bearing(shown)))
                .isEqualTo(new RotateToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
        assertThat(create(wish(Role.VIEWER, of(mine)), bearing(shown), NOON))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
    }

    /** Two machines: on the one where it is asked for, the moment of the revocation is still to come. */
    @Test
    void aRevokedTokenOpensNothingWhateverTheClockSays() {
        CreateToken.Outcome.Created created = created(wish(Role.VIEWER, of(mine)), owner(of(mine)));
        var _ = revoke(created.token().id().text(), owner(of(mine)));

        assertThat(shown(created.secret(), NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void nobodyGetsTheSecretOfATokenThatOutlivesTheirs() {
        CreateToken.Outcome.Created created = created(wish(Role.OWNER, of(mine)), owner(of(mine)));

        assertThat(rotate(created.token(), requester(of(mine), NOON.plusSeconds(60))))
                .isEqualTo(new RotateToken.Outcome.Refused(
                        new TokenRefusal.Outlives(created.token().id())));
        assertThat(shown(created.secret(), NOON)).isPresent();
    }

    @Test
    void afterARotationBothSecretsOpenUntilTheOverlapEndsAndEdgesForgetTheEarlierOne() {
        CreateToken.Outcome.Created created = created(wish(Role.VIEWER, of(mine)), owner(of(mine)));

        RotateToken.Outcome.Rotated rotated = (RotateToken.Outcome.Rotated) rotate(created.token(), owner(of(mine)));

        assertThat(shown(created.secret(), NOON)).isPresent();
        assertThat(shown(rotated.secret(), NOON)).isPresent();
        assertThat(told(mine))
                .containsExactly(rotated.secret().digest(), created.secret().digest());

        Instant over = NOON.plus(Duration.ofHours(1));
        assertThat(withdraw(over.minusNanos(1))).isZero();
        assertThat(withdraw(over)).isOne();
        assertThat(withdraw(over)).isZero();

        assertThat(shown(created.secret(), over)).isEmpty();
        assertThat(shown(rotated.secret(), over)).isPresent();
        assertThat(told(mine)).containsExactly(rotated.secret().digest());
        assertThat(log.of(mine)).extracting(AuditEntry::action).doesNotContain(AuditEntry.Action.EXPIRE_TOKEN);
    }

    @Test
    void aSecondRotationEndsTheFirstSecretAtOnce() {
        CreateToken.Outcome.Created created = created(wish(Role.VIEWER, of(mine)), owner(of(mine)));

        var _ = rotate(created.token(), owner(of(mine)));
        var _ = rotate(created.token(), owner(of(mine)));

        assertThat(shown(created.secret(), NOON)).isEmpty();
    }

    @Test
    void edgesForgetATokenThatHasExpired() {
        var _ = created(until(NOON.plusSeconds(60)), owner(of(mine)));

        assertThat(withdraw(NOON.plusSeconds(59))).isZero();
        assertThat(withdraw(NOON.plusSeconds(60))).isOne();
        assertThat(withdraw(NOON.plusSeconds(60))).isZero();
        assertThat(told(mine)).isEmpty();
        assertThat(log.of(mine))
                .filteredOn(entry -> entry.action() == AuditEntry.Action.EXPIRE_TOKEN)
                .singleElement()
                .extracting(AuditEntry::actor)
                .isEqualTo(Actor.PLATFORM);
    }

    @Test
    void aRevokedTokenEndsAtOnceAndForEver() {
        CreateToken.Outcome.Created created = created(wish(Role.VIEWER, of(mine)), owner(of(mine)));

        RevokeToken.Outcome revoked = revoke(created.token().id().text(), owner(of(mine)));

        assertThat(revoked).isInstanceOf(RevokeToken.Outcome.Revoked.class);
        assertThat(shown(created.secret(), NOON)).isEmpty();
        assertThat(told(mine)).isEmpty();
        assertThat(rotate(created.token(), owner(of(mine))))
                .isEqualTo(new RotateToken.Outcome.Refused(
                        new TokenRefusal.Ended(created.token().id())));
        assertThat(log.of(mine)).last().extracting(AuditEntry::action).isEqualTo(AuditEntry.Action.REVOKE_TOKEN);
    }

    @Test
    void aTokenOfOthersIsAsIfItWereNotThere() {
        CreateToken.Outcome.Created created = created(wish(Role.VIEWER, of(theirs)), owner(of(theirs)));
        String id = created.token().id().text();

        assertThat(revoke(id, owner(of(mine))))
                .isEqualTo(new RevokeToken.Outcome.Refused(new TokenRefusal.NoSuchToken(id)));
        assertThat(revoke("none", owner(of(mine))))
                .isEqualTo(new RevokeToken.Outcome.Refused(new TokenRefusal.NoSuchToken("none")));
        assertThat(shown(created.secret(), NOON)).isPresent();
    }

    @Test
    void theConfiguredTokenIsChangedWhereItIsConfigured() {
        var _ = new Tokens(tokens, clock(NOON)).configure("configured");

        assertThat(revoke("configured", owner(new Scope.EverySite())))
                .isEqualTo(new RevokeToken.Outcome.Refused(new TokenRefusal.Configured()));
    }

    private CreateToken.Outcome.Created created(CreateToken.Wish wish, Requester requester) {
        return (CreateToken.Outcome.Created) create(wish, requester, NOON);
    }

    private CreateToken.Outcome create(CreateToken.Wish wish, Requester requester, Instant now) {
        return new CreateToken(tokens, announce(now), audit(), transactions, new Identities(random), random, clock(now))
                .create(wish, requester);
    }

    private RotateToken.Outcome rotate(Token token, Requester requester) {
        return new RotateToken(tokens, announce(NOON), audit(), transactions, random, clock(NOON))
                .rotate(token.id().text(), Duration.ofHours(1), requester);
    }

    private RevokeToken.Outcome revoke(String id, Requester requester) {
        return new RevokeToken(tokens, announce(NOON), audit(), transactions, clock(NOON)).revoke(id, requester);
    }

    private int withdraw(Instant now) {
        return new WithdrawTokens(tokens, announce(now), audit(), transactions, clock(now)).withdraw();
    }

    private Optional<Token> shown(IssuedSecret secret, Instant now) {
        return new Tokens(tokens, clock(now)).shown(secret.text());
    }

    /** What edges know of a site's tokens. */
    private List<Digest> told(SiteId site) {
        return outbox.events().stream()
                .filter(SiteConfigured.class::isInstance)
                .map(SiteConfigured.class::cast)
                .filter(event -> event.site().equals(site))
                .toList()
                .getLast()
                .tokenDigests();
    }

    private AnnounceTokens announce(Instant now) {
        return new AnnounceTokens(sites, settings, clock(now));
    }

    private TokenAudit audit() {
        return new TokenAudit(log, sites, clock(NOON));
    }

    private static CreateToken.Wish wish(Role role, Scope scope) {
        return new CreateToken.Wish("ci", new Grant(role, scope), List.of());
    }

    private CreateToken.Wish until(Instant endsAt) {
        return new CreateToken.Wish("ci", new Grant(Role.VIEWER, of(mine)), List.of(endsAt));
    }

    private static Requester owner(Scope scope) {
        return requester(scope, Lifetime.NEVER);
    }

    private static Requester requester(Scope scope, Instant endsAt) {
        Token token = Token.create(
                new TokenId("first"),
                "owner",
                new Grant(Role.OWNER, scope),
                Lifetime.between(NOON, endsAt),
                new IssuedSecret("secret").digest(),
                "somebody");
        return bearing(token);
    }

    private static Requester bearing(Token token) {
        return new Requester(token, token.secrets().current(), ACTOR);
    }

    private static Scope of(SiteId... some) {
        return new Scope.Sites(Set.of(some));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
