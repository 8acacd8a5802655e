package dev.lockstep.deploy.warmup;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.visit.HotPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of the pages of one warm-up so far. The first word on a page counts. */
final class Landings {
    private final DeployId deploy;
    private final Epoch since;
    private final DeployId live;
    private final Map<PageKey, HotPage> wanted;
    private final Map<PageKey, Verdict> landed = new ConcurrentHashMap<>();
    private final Signal changed = new Signal();

    /**
     * @param since only pages from data read at this epoch or later count
     * @param live the deploy that visitors see now, whose pages are compared with
     */
    Landings(DeployId deploy, Epoch since, DeployId live, List<HotPage> wanted) {
        this.deploy = deploy;
        this.since = since;
        this.live = live;
        this.wanted = wanted.stream().collect(Collectors.toMap(HotPage::page, Function.identity()));
    }

    private sealed interface Verdict {
        record Good() implements Verdict {}

        record Bad(Problem problem) implements Verdict {}
    }

    void heard(PageEvent event) {
        HotPage page = wanted.get(event.page());
        if (page == null || !event.deploy().equals(deploy)) {
            return;
        }
        switch (event) {
            case PageRevalidated rendered when !rendered.asOf().isBefore(since) -> note(page, judge(page, rendered));
            case RenderFailed failed
            when !failed.asOf().isBefore(since) ->
                note(page, bad(page, failed.problem().text()));
            case PageRevalidated ignored -> {}
            case RenderFailed ignored -> {}
            case PageRequested ignored -> {}
        }
    }

    Signal changed() {
        return changed;
    }

    boolean isComplete() {
        return landed.size() == wanted.size();
    }

    /** The progress so far. */
    WarmUp on(WarmUp before) {
        return before.reach(good(), problems());
    }

    /** The end, whatever has not come by now. */
    WarmUp endOf(WarmUp before) {
        List<Problem> all = new ArrayList<>(problems());
        wanted.values().stream()
                .filter(page -> !landed.containsKey(page.page()))
                .map(page -> problem(page, "was not rendered in time"))
                .forEach(all::add);
        return before.reach(good(), all);
    }

    private void note(HotPage page, Verdict verdict) {
        landed.putIfAbsent(page.page(), verdict);
        changed.give();
    }

    private Verdict judge(HotPage page, PageRevalidated rendered) {
        if (rendered.status() == 200 && rendered.body().sizeBytes() == 0) {
            return bad(page, "is empty");
        }
        if (page.deploy().equals(live) && page.status() != rendered.status()) {
            return bad(page, "answers " + rendered.status() + " where the live deploy answers " + page.status());
        }
        return new Verdict.Good();
    }

    private int good() {
        return (int)
                landed.values().stream().filter(Verdict.Good.class::isInstance).count();
    }

    private List<Problem> problems() {
        return landed.values().stream()
                .filter(Verdict.Bad.class::isInstance)
                .map(bad -> ((Verdict.Bad) bad).problem())
                .toList();
    }

    private static Verdict bad(HotPage page, String why) {
        return new Verdict.Bad(problem(page, why));
    }

    private static Problem problem(HotPage page, String why) {
        return Problem.of(page.page() + " " + why, "");
    }
}
