package dev.lockstep.deploy.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every history of pages holds to. Each test has a deploy of its own. */
public interface PageHistoryContract {

    PageHistory history();

    @Test
    default void theLastFewRendersAreKeptTheNewestFirst() {
        List<PageRevalidated> renders = renders("kept", 8);

        learn(renders);

        assertThat(history().versions(id("kept")))
                .containsExactlyElementsOf(renders.reversed().subList(0, PageHistory.KEPT));
    }

    @Test
    default void theOrderInWhichRendersComeAndHowOftenIsAllTheSame() {
        List<PageRevalidated> renders = renders("shuffled", 8);
        Random random = new Random(7);
        List<PageRevalidated> shuffled = new ArrayList<>(renders);
        Collections.shuffle(shuffled, random);

        for (PageRevalidated render : shuffled) {
            learn(List.of(render, render));
        }
        Collections.shuffle(shuffled, random);
        learn(shuffled);

        assertThat(history().versions(id("shuffled")))
                .containsExactlyElementsOf(renders.reversed().subList(0, PageHistory.KEPT));
    }

    @Test
    default void amongRendersOfOneEpochTheLaterIsNewer() {
        PageRevalidated early = rendered("twice", 3, 0);
        PageRevalidated late = rendered("twice", 3, 1);

        learn(List.of(late, early));

        assertThat(history().versions(id("twice"))).containsExactly(late, early);
    }

    @Test
    default void theLatestFailureIsKept() {
        RenderFailed early = failed("failing", 1);
        RenderFailed late = failed("failing", 2);

        history().learn(new Lesson(List.of(), List.of(late), Set.of()));
        history().learn(new Lesson(List.of(), List.of(early, late), Set.of()));

        assertThat(history().lastFailure(id("failing"))).contains(late);
        assertThat(history().lastFailure(id("never"))).isEmpty();
    }

    @Test
    default void aPageThatWasWithdrawnHasNoHistoryFromBefore() {
        learn(renders("gone", 2));
        history().learn(new Lesson(List.of(), List.of(failed("gone", 1)), Set.of()));
        Lesson.Notes notes = new Lesson.Notes();
        notes.stated(rendered("gone", 3, 0));
        notes.withdrawn(id("gone").text());
        PageRevalidated after = rendered("gone", 4, 0);
        notes.stated(after);

        history().learn(notes.lesson());

        assertThat(history().versions(id("gone"))).containsExactly(after);
        assertThat(history().lastFailure(id("gone"))).isEmpty();
    }

    @Test
    default void aBodyIsFoundForItsOwnSiteOnly() {
        PageRevalidated render = rendered("bodies", 1, 0);
        learn(List.of(render));

        Digest digest = render.body().digest();
        assertThat(history().body(render.site(), digest)).contains(render.body());
        assertThat(history().body(new SiteId("another"), digest)).isEmpty();
        assertThat(history().body(render.site(), Digest.of("no body".getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    default void pagesAreCountedOnceHoweverManyRendersTheyHave() {
        learn(renders("counted", 3));
        DeployId deploy = new DeployId("counted");

        assertThat(history().pages(deploy)).isEqualTo(1);
        assertThat(history().pages(deploy, Set.of("product:7", "other"))).isEqualTo(1);
        assertThat(history().pages(deploy, Set.of("other"))).isZero();
        assertThat(history().pages(deploy, Set.of())).isZero();
    }

    @Test
    default void aPageCountsByTheTagsThatItHasNow() {
        learn(List.of(tagged("moved", 3, "shelf:b"), tagged("moved", 2, "shelf:a"), tagged("moved", 1, "shelf:b")));

        DeployId deploy = new DeployId("moved");
        assertThat(history().pages(deploy, Set.of("shelf:a"))).isZero();
        assertThat(history().pages(deploy, Set.of("shelf:a", "shelf:b"))).isEqualTo(1);
        assertThat(history().pages(deploy)).isEqualTo(1);
    }

    @Test
    default void aBodyThatWasRefusedIsFoundTooWhileItsFailureIsTheLast() {
        RenderFailed early = failed("refused", 1);
        RenderFailed late = failed("refused", 2);
        history().learn(new Lesson(List.of(), List.of(late), Set.of()));

        Blob candidate = late.candidate().getFirst();
        assertThat(history().body(late.site(), candidate.digest())).contains(candidate);
        assertThat(history().body(new SiteId("another"), candidate.digest())).isEmpty();
        assertThat(history().body(early.site(), early.candidate().getFirst().digest()))
                .isEmpty();
    }

    private void learn(List<PageRevalidated> renders) {
        history().learn(new Lesson(renders, List.of(), Set.of()));
    }

    private static PageId id(String deploy) {
        return new PageId(new DeployId(deploy), example(PageRevalidated.class).page());
    }

    private static List<PageRevalidated> renders(String deploy, int count) {
        return IntStream.range(0, count)
                .mapToObj(epoch -> rendered(deploy, epoch, epoch))
                .toList();
    }

    private static PageRevalidated rendered(String deploy, long asOf, int second) {
        return rendered(deploy, asOf, second, example(PageRevalidated.class).tags());
    }

    private static PageRevalidated tagged(String deploy, long asOf, String tag) {
        return rendered(deploy, asOf, 0, new TreeSet<>(Set.of(tag)));
    }

    private static PageRevalidated rendered(String deploy, long asOf, int second, SortedSet<String> tags) {
        PageRevalidated like = example(PageRevalidated.class);
        byte[] body = (deploy + asOf + second).getBytes(UTF_8);
        return new PageRevalidated(
                like.site(),
                new DeployId(deploy),
                like.page(),
                like.status(),
                like.headers(),
                tags,
                new Blob(Digest.of(body), body.length),
                new Epoch(asOf),
                like.renderedAt().plusSeconds(second),
                like.revalidateAfter(),
                like.staleFor(),
                like.staleIfErrorFor(),
                like.cause(),
                like.took(),
                like.worker());
    }

    private static RenderFailed failed(String deploy, int second) {
        RenderFailed like = example(RenderFailed.class);
        return new RenderFailed(
                like.site(),
                new DeployId(deploy),
                like.page(),
                like.asOf(),
                like.cause(),
                like.problem(),
                List.of(new Blob(Digest.of((deploy + second).getBytes(UTF_8)), 7)),
                like.log(),
                like.attempts(),
                like.worker(),
                like.at().plusSeconds(second));
    }

    private static <T> T example(Class<T> type) {
        return Examples.all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
