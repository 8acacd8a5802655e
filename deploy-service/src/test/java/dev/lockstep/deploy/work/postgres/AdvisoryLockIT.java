package dev.lockstep.deploy.work.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.work.WorkLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two that want the same work, as two processes do: each has a session of its own. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class AdvisoryLockIT {
    private static final long KEY = 4711;

    @Inject
    DataSource database;

    @Test
    void oneAtATimeHasTheLockAndAnotherWhenItIsGivenUp() {
        WorkLock one = new AdvisoryLock(database, KEY, "one");
        WorkLock other = new AdvisoryLock(database, KEY, "other");

        assertThat(one.isHeld()).isTrue();
        assertThat(other.isHeld()).isFalse();
        assertThat(one.isHeld()).isTrue();
        assertThat(one.timesTaken()).isOne();

        one.release();
        assertThat(other.isHeld()).isTrue();
        assertThat(one.isHeld()).isFalse();
        other.release();
    }

    @Test
    void otherWorkIsLeftToOthers() {
        WorkLock one = new AdvisoryLock(database, KEY + 1, "one");
        WorkLock other = new AdvisoryLock(database, KEY + 2, "other");

        assertThat(one.isHeld()).isTrue();
        assertThat(other.isHeld()).isTrue();
        one.release();
        other.release();
    }
}
