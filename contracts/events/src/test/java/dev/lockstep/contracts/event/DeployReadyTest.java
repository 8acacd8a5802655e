package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeployReadyTest {

    @Test
    void aStatementIsAboutTheDeployThatItNames() {
        DeployReady ready = (DeployReady) Examples.of(DeployReady.class);

        assertThat(ready.states()).isEqualTo("deploy:d2").isEqualTo(DeployReady.states(ready.deploy()));
        assertThat(DeployReady.about(ready.states())).contains(ready.deploy());
    }

    @Test
    void otherStatementsAreAboutNoDeploy() {
        assertThat(DeployReady.about(DeployPublished.LIVE)).isEmpty();
        assertThat(DeployReady.about(SiteConfigured.SETTINGS)).isEmpty();
        assertThat(DeployReady.about("purge:hard:tag:deploy:d2")).isEmpty();
    }
}
