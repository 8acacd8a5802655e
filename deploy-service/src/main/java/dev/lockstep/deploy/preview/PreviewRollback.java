package dev.lockstep.deploy.preview;

import dev.lockstep.contracts.event.EdgeAnswer.PagesCounted;
import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeQuestion;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.deploy.inquiry.AskEdges;
import dev.lockstep.deploy.inquiry.Gathered;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.visit.HotPage;
import dev.lockstep.deploy.warmup.PublishWarm;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Tells what a rollback would do. Asks the edges, since they alone know which pages they hold. */
public final class PreviewRollback {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final AskEdges edges;
    private final PublishWarm warm;

    public PreviewRollback(AskEdges edges, PublishWarm warm) {
        this.edges = edges;
        this.warm = warm;
    }

    public Preview preview(Deploy deploy, RollbackData data, WarmUpWish wish) throws InterruptedException {
        Gathered told = edges.ask(new EdgeQuestion.CountPages(deploy.site(), deploy.id()), PATIENCE);
        PagesCounted counted = most(told);
        List<HotPage> hot = warm.hot(deploy);
        return new Preview(
                counted.known(),
                outOfDate(counted, deploy, data),
                hot,
                Math.min(hot.size(), wish.pages()),
                told.silent());
    }

    /** Of a deploy that comes back with current data no page stays valid; one that never was live keeps its pages. */
    private static long outOfDate(PagesCounted counted, Deploy deploy, RollbackData data) {
        return deploy.hasBeenLive() && data == RollbackData.CURRENT
                ? counted.known()
                : counted.known() - counted.valid();
    }

    private static PagesCounted most(Gathered told) {
        return told.answers().stream()
                .map(EdgeAnswered::answer)
                .filter(PagesCounted.class::isInstance)
                .map(PagesCounted.class::cast)
                .max(Comparator.comparingLong(PagesCounted::known))
                .orElseGet(() -> new PagesCounted(0, 0));
    }
}
