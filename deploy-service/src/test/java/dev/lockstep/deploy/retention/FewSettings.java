package dev.lockstep.deploy.retention;

import java.time.Duration;

/** Keeps few deploys, and three pages of a site. */
record FewSettings(int deploys, Duration grace) implements RetentionSettings {
    @Override
    public Duration unfinished() {
        return Duration.ofDays(7);
    }

    @Override
    public long pages() {
        return 3;
    }

    @Override
    public Duration dropEvery() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration firstAfter() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration audit() {
        return Duration.ofDays(365);
    }

    @Override
    public Duration endedTokens() {
        return Duration.ofDays(90);
    }

    @Override
    public Duration commandResults() {
        return Duration.ofDays(15);
    }
}
