package dev.lockstep.kubernetes.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What sources seem to say is worth something only if it is known of one service to be so. */
class TalkTest {

    private final Talk edge = new Talk(Service.EDGE);

    @Test
    void anEdgeReadsBothLogsAndWhatItIsAsked() {
        assertThat(edge.reads())
                .containsExactly(
                        "lockstep.edge-questions", "lockstep.pages", "lockstep.render-failures", "lockstep.sites");
    }

    @Test
    void anEdgeAsksForPagesAndSaysHowFarItIs() {
        assertThat(edge.writes())
                .containsExactly(
                        "lockstep.dead-letters",
                        "lockstep.edge-answers",
                        "lockstep.edge-status",
                        "lockstep.page-requests",
                        "lockstep.page-requests-later",
                        "lockstep.visits");
    }

    @Test
    void pagesAreTakenBackByTheServiceThatCollectsDeploys() {
        assertThat(new Talk(Service.DEPLOY).writes()).contains("lockstep.pages", "lockstep.sites");
    }

    @Test
    void edgesShareNothingAndWorkersDo() {
        assertThat(edge.groups()).isEmpty();
        assertThat(new Talk(Service.RENDER).groups()).containsExactly("lockstep-render");
    }

    @Test
    void aGroupThatAConstantNamesIsFoundToo() {
        assertThat(new Talk(Service.DEPLOY).groups()).contains("lockstep-history");
    }
}
