package dev.lockstep.deploy.access;

import static dev.lockstep.deploy.access.TokenDesk.NOON;
import static dev.lockstep.deploy.access.TokenDesk.at;
import static dev.lockstep.deploy.access.TokenDesk.bearing;
import static dev.lockstep.deploy.access.TokenDesk.owner;
import static dev.lockstep.deploy.access.TokenDesk.requester;
import static dev.lockstep.deploy.access.TokenDesk.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.TokenEnd;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Token;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenRotationTest {
    private final TokenDesk desk = new TokenDesk();
    private final SiteId mine = desk.mine();

    @Test
    void afterARotationBothSecretsOpenUntilTheOverlapEndsAndEdgesForgetTheEarlierOne() {
        CreateToken.Outcome.Created created = desk.created(wish(Role.VIEWER, at(mine)), owner(at(mine)));

        RotateToken.Outcome.Rotated rotated =
                (RotateToken.Outcome.Rotated) desk.rotate(created.token(), owner(at(mine)));

        assertThat(desk.shown(created.secret(), NOON)).isPresent();
        assertThat(desk.shown(rotated.secret(), NOON)).isPresent();
        assertThat(desk.told(mine))
                .containsExactly(rotated.secret().digest(), created.secret().digest());

        Instant over = NOON.plus(Duration.ofHours(1));
        assertThat(desk.withdraw(over.minusNanos(1))).isZero();
        assertThat(desk.withdraw(over)).isOne();
        assertThat(desk.withdraw(over)).isZero();

        assertThat(desk.shown(created.secret(), over)).isEmpty();
        assertThat(desk.shown(rotated.secret(), over)).isPresent();
        assertThat(desk.told(mine)).containsExactly(rotated.secret().digest());
        assertThat(desk.noted(mine)).extracting(AuditEntry::action).doesNotContain(AuditEntry.Action.EXPIRE_TOKEN);
    }

    @Test
    void edgesAreToldWhenASecretEndsByTheClockAlone() {
        // Given a token without an end, and another
        var _ = desk.created(wish(Role.VIEWER, at(mine)), owner(at(mine)));
        assertThat(desk.ends(mine)).isEmpty();
        Instant end = NOON.plus(Duration.ofHours(2));
        CreateToken.Outcome.Created created = desk.created(desk.until(end), owner(at(mine)));
        assertThat(desk.ends(mine))
                .containsExactly(new TokenEnd(created.secret().digest(), end));

        // When
        RotateToken.Outcome.Rotated rotated =
                (RotateToken.Outcome.Rotated) desk.rotate(created.token(), owner(at(mine)));

        // Then the secret from before ends with the overlap
        assertThat(desk.ends(mine))
                .containsExactlyInAnyOrder(
                        new TokenEnd(rotated.secret().digest(), end),
                        new TokenEnd(created.secret().digest(), NOON.plus(Duration.ofHours(1))));
    }

    @Test
    void aSecretFromBeforeARotationEndsNoLaterThanItsToken() {
        Instant end = NOON.plus(Duration.ofMinutes(10));
        CreateToken.Outcome.Created created = desk.created(desk.until(end), owner(at(mine)));

        var _ = desk.rotate(created.token(), owner(at(mine)));

        assertThat(desk.ends(mine)).extracting(TokenEnd::at).containsExactly(end, end);
    }

    @Test
    void aSecondRotationEndsTheFirstSecretAtOnce() {
        CreateToken.Outcome.Created created = desk.created(wish(Role.VIEWER, at(mine)), owner(at(mine)));

        var _ = desk.rotate(created.token(), owner(at(mine)));
        var _ = desk.rotate(created.token(), owner(at(mine)));

        assertThat(desk.shown(created.secret(), NOON)).isEmpty();
    }

    /** Whoever has a secret that was found out loses it with the rotation, also for what they have begun. */
    @Test
    void whatBeganWithASecretThatWasReplacedSinceChangesNone() {
        Token shown = desk.created(wish(Role.OWNER, at(mine)), owner(at(mine))).token();
        var _ = desk.rotate(shown, owner(at(mine)));
        var _ = desk.rotate(shown, owner(at(mine)));

        assertThat(desk.rotate(shown, bearing(shown)))
                .isEqualTo(new RotateToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
        assertThat(desk.create(wish(Role.VIEWER, at(mine)), bearing(shown)))
                .isEqualTo(new CreateToken.Outcome.Refused(new TokenRefusal.Ended(shown.id())));
    }

    @Test
    void nobodyGetsTheSecretOfATokenThatOutlivesTheirs() {
        CreateToken.Outcome.Created created = desk.created(wish(Role.OWNER, at(mine)), owner(at(mine)));

        assertThat(desk.rotate(created.token(), requester(at(mine), NOON.plusSeconds(60))))
                .isEqualTo(new RotateToken.Outcome.Refused(
                        new TokenRefusal.Outlives(created.token().id())));
        assertThat(desk.shown(created.secret(), NOON)).isPresent();
    }
}
