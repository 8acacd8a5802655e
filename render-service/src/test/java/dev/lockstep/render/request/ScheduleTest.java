package dev.lockstep.render.request;

import static dev.lockstep.render.request.Requests.NOON;
import static dev.lockstep.render.request.Requests.miss;
import static dev.lockstep.render.request.Requests.order;
import static dev.lockstep.render.request.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.Lane;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule =
            new Schedule(new Limits(8, 4, 2, 16), new Paces(ScheduleTest::allowance), ScheduleTest::origin);

    @Test
    void theMoreUrgentGoesFirst() {
        offer(request("a", "/1", RenderReason.AHEAD, 1, Held.NOTHING));
        offer(request("a", "/2", RenderReason.STALE, 1, Held.NOTHING));
        offer(request("a", "/3", RenderReason.PURGE, 1, Held.NOTHING));
        offer(request("a", "/4", RenderReason.MISS, 1, Held.NOTHING));

        assertThat(begun(4)).containsExactly("/4", "/3", "/2", "/1");
    }

    @Test
    void whatWaitsIsAsOldAsTheFirstWhoAskedForIt() {
        // Given a page that was asked for twice
        PageRequested first = request("a", "/1", RenderReason.STALE, 1, Held.NOTHING);
        offer(first);
        offer(new PageRequested(
                first.site(),
                first.deploy(),
                first.page(),
                first.reason(),
                first.epoch(),
                first.held(),
                NOON.plusSeconds(3),
                first.deadline()));

        // Then it has waited since the first time, and nothing waits in other lanes
        assertThat(schedule.oldest(Lane.TIMED, NOON.plusSeconds(4))).isEqualTo(Duration.ofSeconds(4));
        assertThat(schedule.oldest(Lane.VISITOR, NOON.plusSeconds(4))).isZero();
    }

    @Test
    void theLeastUrgentHasATurnNowAndThen() {
        // Given one job that nobody waits for
        offer(request("a", "/spare", RenderReason.WARM_UP, 1, Held.NOTHING));

        // When visitors never stop coming
        List<String> begun = new ArrayList<>();
        for (int visit = 0; visit < 16; visit++) {
            offer(miss("a", "/" + visit));
            next().ifPresent(job -> {
                begun.add(job.request().page().text());
                schedule.finished(job);
            });
        }

        // Then it is done nevertheless
        assertThat(begun).hasSize(16).contains("/spare");
    }

    @Test
    void whatIsLessUrgentLeavesRoomForVisitors() {
        for (int page = 0; page < 8; page++) {
            offer(request("s" + page, "/", RenderReason.AHEAD, 1, Held.NOTHING));
        }

        assertThat(begun(8)).hasSize(2);
        offer(miss("a", "/"));
        assertThat(begun(8)).containsExactly("/");
    }

    @Test
    void requestsForOnePageAreOneJobUntilItBegins() {
        offer(request("a", "/p", RenderReason.STALE, 3, new Held(NOON, 9)));
        offer(request("a", "/p", RenderReason.MISS, 2, Held.NOTHING));

        Job job = next().orElseThrow();

        assertThat(job.orders()).hasSize(2);
        assertThat(job.request()).isEqualTo(request("a", "/p", RenderReason.MISS, 3, new Held(NOON, 9)));
        assertThat(next()).isEmpty();
    }

    @Test
    void whatComesWhileAPageIsMadeIsOneMoreJobOnceThatIsDone() {
        offer(miss("a", "/p"));
        Job first = next().orElseThrow();
        offer(request("a", "/p", RenderReason.PURGE, 2, Held.NOTHING));
        offer(request("a", "/p", RenderReason.PURGE, 2, Held.NOTHING));
        assertThat(next()).isEmpty();

        schedule.finished(first);

        assertThat(next().orElseThrow().orders()).hasSize(2);
        assertThat(next()).isEmpty();
    }

    @Test
    void aSiteWhoseOriginIsSlowLeavesRoomForOthers() {
        // Given a site that never gets done, and whose pages fill its share of the buffer
        while (schedule.offer(order(miss("slow", "/" + schedule.waiting(Lane.VISITOR))), NOON) == Admission.TAKEN) {
            assertThat(schedule.waiting(Lane.VISITOR)).isLessThanOrEqualTo(8);
        }
        assertThat(begun(8)).hasSize(2);

        // When another comes
        offer(miss("quick", "/"));

        // Then it has its turn at once
        assertThat(begun(8)).containsExactly("/");
        assertThat(schedule.isFull(Lane.VISITOR)).isFalse();
    }

    @Test
    void sitesTakeTurns() {
        offer(miss("a", "/a1"));
        offer(miss("a", "/a2"));
        offer(miss("b", "/b1"));

        assertThat(begun(3)).containsExactly("/a1", "/b1", "/a2");
    }

    @Test
    void manySitesShareTheBufferAndFillIt() {
        for (int site = 0; site < 100; site++) {
            boolean admitted = schedule.offer(order(miss("s" + site, "/")), NOON) == Admission.TAKEN;
            assertThat(admitted).isEqualTo(site < 16);
        }

        assertThat(schedule.isFull(Lane.VISITOR)).isTrue();
        assertThat(schedule.isFull(Lane.TIMED)).isFalse();
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsDropped() {
        offer(miss("a", "/p"));

        assertThat(schedule.dropped(NOON.plusSeconds(10))).isEmpty();
        assertThat(schedule.dropped(NOON.plusSeconds(11))).hasSize(1);
        assertThat(next()).isEmpty();
    }

    @Test
    void whatAnotherWorkerHasTakenOverNeitherBeginsNorStays() {
        Progress partition = new Progress(0);
        schedule.offer(new Order(miss("a", "/p"), partition.take(0)), NOON);

        partition.lose();

        assertThat(next()).isEmpty();
        assertThat(schedule.dropped(NOON)).hasSize(1);
    }

    @Test
    void aSecondTryWaitsForItsTime() {
        offer(miss("a", "/p"));
        Job failed = next().orElseThrow();

        schedule.again(failed, NOON.plusMillis(200));

        assertThat(next()).isEmpty();
        assertThat(schedule.next(NOON.plusMillis(200)).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void whoeverAsksMeanwhileNeitherHastensASecondTryNorBeginsAnew() {
        // Given a request that comes while a page is made
        offer(miss("a", "/p"));
        Job first = next().orElseThrow();
        offer(miss("a", "/p"));

        // When that fails
        schedule.again(first, NOON.plusMillis(1));

        // Then both wait for the second try
        assertThat(next()).isEmpty();
        Job second = schedule.next(NOON.plusMillis(1)).orElseThrow();
        assertThat(second.orders()).hasSize(2);
        assertThat(second.attempts()).isEqualTo(1);
    }

    @Test
    void aSiteBeginsNoMoreInASecondThanItMay() {
        // Given a site that may have two pages made in a second, and three that wait
        offer(miss("two", "/1"));
        offer(miss("two", "/2"));
        offer(miss("two", "/3"));
        offer(miss("a", "/"));

        // Then others do not wait for the third
        assertThat(begun(4)).containsExactly("/1", "/", "/2");
        assertThat(schedule.next(NOON.plusMillis(499))).isEmpty();
        assertThat(schedule.next(NOON.plusMillis(500))).isPresent();
    }

    @Test
    void whoeverWouldBeOutOfTimeIsTurnedAwayAtOnce() {
        // Given that a worker has a quarter of the requests, and so may begin one in two seconds
        schedule.takeShare(Share.of(List.of(0), 4));
        for (int page = 0; page < 6; page++) {
            offer(miss("two", "/" + page));
        }

        // Then the seventh would begin after twelve, and has ten
        assertThat(schedule.offer(order(miss("two", "/6")), NOON)).isEqualTo(Admission.TOO_MANY_BEGIN);
        assertThat(schedule.offer(order(miss("two", "/5")), NOON)).isEqualTo(Admission.TAKEN);
        assertThat(schedule.offer(order(miss("a", "/6")), NOON)).isEqualTo(Admission.TAKEN);
    }

    @Test
    void whatWasNoRenderCountsAsNone() {
        offer(miss("two", "/1"));
        offer(miss("two", "/2"));
        offer(miss("two", "/3"));
        Job first = next().orElseThrow();
        assertThat(next()).isPresent();
        assertThat(next()).isEmpty();

        schedule.spared(first);
        schedule.finished(first);

        assertThat(next()).isPresent();
    }

    private void offer(PageRequested request) {
        assertThat(schedule.offer(order(request), NOON)).isEqualTo(Admission.TAKEN);
    }

    private Optional<Job> next() {
        return schedule.next(NOON);
    }

    private List<String> begun(int atMost) {
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < atMost; i++) {
            next().ifPresent(job -> begun.add(job.request().page().text()));
        }
        return begun;
    }

    private static Allowance allowance(SiteId site) {
        return site.text().equals("two") ? new Allowance(2) : Allowance.UNLIMITED;
    }

    private static String origin(PageRequested request) {
        return request.site().text().equals("slow") ? "slow.test" : "";
    }
}
