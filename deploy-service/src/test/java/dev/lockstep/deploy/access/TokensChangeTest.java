package dev.lockstep.deploy.access;

import static dev.lockstep.deploy.access.TokenDesk.ACTOR;
import static dev.lockstep.deploy.access.TokenDesk.NOON;
import static dev.lockstep.deploy.access.TokenDesk.at;
import static dev.lockstep.deploy.access.TokenDesk.bearing;
import static dev.lockstep.deploy.access.TokenDesk.owner;
import static dev.lockstep.deploy.access.TokenDesk.requester;
import static dev.lockstep.deploy.access.TokenDesk.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.Tokens;
import org.junit.jupiter.api.Test;

class TokensChangeTest {
    private final TokenDesk desk = new TokenDesk();
    private final SiteId mine = desk.mine();
    private final SiteId theirs = desk.theirs();

    @Test
    void whoeverOwnsASiteGivesTokensForIt() {
        CreateToken.Outcome.Created created = desk.created(wish(Role.DEPLOYER, at(mine)), owner(at(mine)));

        assertThat(desk.shown(created.secret(), NOON))
                .map(Token::id)
                .contains(created.token().id());
        assertThat(created.secret().text()).matches("lst_[0-9a-f]{64}");
        assertThat(desk.told(mine)).containsExactly(created.secret().digest());
        assertThat(desk.told(theirs)).isEmpty();
        assertThat(desk.noted(mine)).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.CREATE_TOKEN);
            assertThat(entry.subject()).isEqualTo(created.token().id() + " deployer ci");
            assertThat(entry.actor()).isEqualTo(ACTOR);
        });
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        assertThat(desk.create(wish(Role.VIEWER, at(theirs)), owner(at(mine))))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.MoreThanOwn()));
        assertThat(desk.create(wish(Role.VIEWER, new Scope.EverySite()), owner(at(mine, theirs))))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.MoreThanOwn()));
        assertThat(desk.tokens().list()).isEmpty();
    }

    @Test
    void aTokenEndsWithThatOfWhoeverGaveItIfNothingElseIsSaid() {
        Requester soonOver = requester(at(mine), NOON.plusSeconds(60));

        assertThat(desk.created(wish(Role.VIEWER, at(mine)), soonOver)
                        .token()
                        .lifetime()
                        .endsAt())
                .isEqualTo(NOON.plusSeconds(60));
        assertThat(desk.create(desk.until(NOON.plusSeconds(61)), soonOver))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.LongerThanOwn(NOON.plusSeconds(60))));
        assertThat(desk.create(desk.until(NOON), soonOver))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.EndsBeforeItBegins()));
    }

    @Test
    void aSiteHasSoManyTokensAndNoMore() {
        for (int i = 0; i < CreateToken.MOST; i++) {
            var _ = desk.created(wish(Role.VIEWER, at(mine)), owner(at(mine)));
        }

        assertThat(desk.create(wish(Role.VIEWER, at(mine, theirs)), owner(at(mine, theirs))))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.TooMany(CreateToken.MOST)));
        assertThat(desk.create(wish(Role.VIEWER, at(theirs)), owner(at(mine, theirs))))
                .isInstanceOf(CreateToken.Outcome.Created.class);
    }

    @Test
    void noSitesOwnerTakesThePlacesOfTokensForEverySite() {
        for (int i = 0; i < CreateToken.MOST; i++) {
            var _ = desk.created(wish(Role.VIEWER, at(mine)), owner(at(mine)));
        }

        assertThat(desk.create(wish(Role.VIEWER, new Scope.EverySite()), owner(new Scope.EverySite())))
                .isInstanceOf(CreateToken.Outcome.Created.class);
    }

    @Test
    void whatBeganWithATokenThatHasEndedSinceGivesNone() {
        Token shown = desk.created(wish(Role.OWNER, at(mine)), owner(at(mine))).token();
        var _ = desk.revoke(shown.id().text(), owner(at(mine)));

        assertThat(desk.create(wish(Role.VIEWER, at(mine)), bearing(shown)))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
    }

    @Test
    void whatBeganWithATokenThatHasEndedSinceChangesNone() {
        Token shown = desk.created(wish(Role.OWNER, at(mine)), owner(at(mine))).token();
        CreateToken.Outcome.Created other = desk.created(wish(Role.VIEWER, at(mine)), owner(at(mine)));
        var _ = desk.revoke(shown.id().text(), owner(at(mine)));

        assertThat(desk.rotate(other.token(), bearing(shown)))
                .isEqualTo(new RotateToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
        assertThat(desk.revoke(other.token().id().text(), bearing(shown)))
                .isEqualTo(new RevokeToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
        assertThat(desk.shown(other.secret(), NOON)).isPresent();
    }

    /** Two machines: on the one where it is asked for, the moment of the revocation is still to come. */
    @Test
    void aRevokedTokenOpensNothingWhateverTheClockSays() {
        CreateToken.Outcome.Created created = desk.created(wish(Role.VIEWER, at(mine)), owner(at(mine)));
        var _ = desk.revoke(created.token().id().text(), owner(at(mine)));

        assertThat(desk.shown(created.secret(), NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void edgesForgetATokenThatHasExpired() {
        var _ = desk.created(desk.until(NOON.plusSeconds(60)), owner(at(mine)));

        assertThat(desk.withdraw(NOON.plusSeconds(59))).isZero();
        assertThat(desk.withdraw(NOON.plusSeconds(60))).isOne();
        assertThat(desk.withdraw(NOON.plusSeconds(60))).isZero();
        assertThat(desk.told(mine)).isEmpty();
        assertThat(desk.noted(mine))
                .filteredOn(entry -> entry.action() == AuditEntry.Action.EXPIRE_TOKEN)
                .singleElement()
                .extracting(AuditEntry::actor)
                .isEqualTo(Actor.PLATFORM);
    }

    @Test
    void aRevokedTokenEndsAtOnceAndForEver() {
        CreateToken.Outcome.Created created = desk.created(wish(Role.VIEWER, at(mine)), owner(at(mine)));

        RevokeToken.Outcome revoked = desk.revoke(created.token().id().text(), owner(at(mine)));

        assertThat(revoked).isInstanceOf(RevokeToken.Outcome.Revoked.class);
        assertThat(desk.shown(created.secret(), NOON)).isEmpty();
        assertThat(desk.told(mine)).isEmpty();
        assertThat(desk.rotate(created.token(), owner(at(mine))))
                .isEqualTo(new RotateToken.Outcome.Refused(
                        new TokenRefusal.Ended(created.token().id())));
        assertThat(desk.noted(mine)).last().extracting(AuditEntry::action).isEqualTo(AuditEntry.Action.REVOKE_TOKEN);
    }

    @Test
    void aTokenOfOthersIsAsIfItWereNotThere() {
        CreateToken.Outcome.Created created = desk.created(wish(Role.VIEWER, at(theirs)), owner(at(theirs)));
        String id = created.token().id().text();

        assertThat(desk.revoke(id, owner(at(mine))))
                .isEqualTo(new RevokeToken.Outcome.Refused(new TokenRefusal.NoSuchToken(id)));
        assertThat(desk.revoke("none", owner(at(mine))))
                .isEqualTo(new RevokeToken.Outcome.Refused(new TokenRefusal.NoSuchToken("none")));
        assertThat(desk.shown(created.secret(), NOON)).isPresent();
    }

    @Test
    void theConfiguredTokenIsChangedWhereItIsConfigured() {
        var _ = new Tokens(desk.tokens(), TokenDesk.clock(NOON)).configure("configured");

        assertThat(desk.revoke("configured", owner(new Scope.EverySite())))
                .isEqualTo(new RevokeToken.Outcome.Refused(new TokenRefusal.Configured()));
    }
}
