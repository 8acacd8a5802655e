package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.Signal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What decisions are given from outside: the time, chance, and word of changes. */
class Ambient {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Identities identities(RandomGenerator random) {
        return new Identities(random);
    }

    @Produces
    @Singleton
    Signal signal() {
        return new Signal();
    }
}
