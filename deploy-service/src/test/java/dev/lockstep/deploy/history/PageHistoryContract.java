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
import dev.lockstep.contracts.manifest.ContentCoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    default void failuresOfPagesThatWereNeverMadeAreForgottenInTime() {
        // Given old failures of a page that was made and of one that was not, and one that has failed just now
        RenderFailed made = failed("made", 1);
        RenderFailed never = failed("nevermade", 1);
        RenderFailed late = failed("nevermadelate", 2);
        history().learn(new Lesson(renders("made", 1), List.of(made, never, late), Set.of()));

        // When
        int forgotten = history().forgetFailures(late.at());

        // Then
        assertThat(forgotten).isPositive();
        assertThat(history().lastFailure(made.id())).contains(made);
        assertThat(history().lastFailure(never.id())).isEmpty();
        assertThat(history().lastFailure(late.id())).contains(late);
    }

    @Test
    default void aPageThatWasWithdrawnHasNoHistoryFromBefore() {
        learn(renders("gone", 2));
        history().learn(new Lesson(List.of(), List.of(failed("gone", 1)), Set.of()));
        Lesson.Notes notes = new Lesson.Notes();
        notes.stated(rendered("gone", 3, 0));
        notes.withdrawn(id("gone"));
        PageRevalidated after = rendered("gone", 4, 0);
        notes.stated(after);

        history().learn(notes.lesson());

        assertThat(history().versions(id("gone"))).containsExactly(after);
        assertThat(history().lastFailure(id("gone"))).isEmpty();
    }

    @Test
    default void everyBodyIsShownInEachOfItsFormsUntilItsDeployIsForgotten() {
        // Given a page that is compressed, too, and one that was refused
        PageRevalidated page = rendered("shown", 1, 0).with(Map.of(ContentCoding.BR, blob("shown, compressed")));
        RenderFailed failure = failed("refused", 1);
        history().learn(new Lesson(List.of(page), List.of(failure), Set.of()));
        List<Digest> before = new ArrayList<>();
        List<Digest> after = new ArrayList<>();

        // When
        history().bodies(before::add);
        assertThat(history().deploys()).contains(page.deploy(), failure.deploy());
        history().forget(page.deploy());
        history().forget(failure.deploy());
        history().bodies(after::add);

        // Then
        Digest candidate = failure.candidate().getFirst().digest();
        assertThat(before)
                .contains(page.body().digest(), blob("shown, compressed").digest(), candidate);
        assertThat(after).doesNotContain(blob("shown, compressed").digest());
        assertThat(history().deploys()).doesNotContain(page.deploy(), failure.deploy());
        assertThat(history().versions(page.id())).isEmpty();
        assertThat(history().lastFailure(failure.id())).isEmpty();
    }

    @Test
    default void bodiesAreShownHoweverManyThereAre() {
        List<PageRevalidated> all = new ArrayList<>();
        for (int page = 0; page < 450; page++) {
            all.addAll(renders("many" + page, 3));
        }
        learn(all);
        Set<Digest> shown = new HashSet<>();

        history().bodies(shown::add);

        assertThat(all).extracting(page -> page.body().digest()).allMatch(shown::contains);
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
    default void theOldestOfASiteAreThoseThatWereRenderedTheLongestAgo() {
        // Given pages of two deploys, the first of which was rendered again last
        SiteId site = new SiteId("aging");
        PageRevalidated first = rendered(site, "aging1", 1);
        PageRevalidated second = rendered(site, "aging2", 2);
        PageRevalidated third = rendered(site, "aging3", 3);
        PageRevalidated again = rendered(site, "aging1", 4);
        learn(List.of(third, again, first, second));

        // When, Then
        Instant later = again.renderedAt().plusSeconds(1);
        assertThat(history().pages(site)).isEqualTo(3);
        assertThat(history().pages()).containsEntry(site, 3L).doesNotContainKey(new SiteId("nobodys"));
        assertThat(history().oldest(site, later, 9)).containsExactly(second.id(), third.id(), first.id());
        assertThat(history().oldest(site, later, 1)).containsExactly(second.id());
        assertThat(history().oldest(site, third.renderedAt(), 9)).containsExactly(second.id());
        assertThat(history().oldest(new SiteId("nobodys"), later, 9)).isEmpty();
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

    private static PageRevalidated rendered(SiteId site, String deploy, int second) {
        return rendered(site, deploy, second, second, new TreeSet<>());
    }

    private static PageRevalidated rendered(String deploy, long asOf, int second, SortedSet<String> tags) {
        return rendered(example(PageRevalidated.class).site(), deploy, asOf, second, tags);
    }

    private static PageRevalidated rendered(SiteId site, String deploy, long asOf, int second, SortedSet<String> tags) {
        PageRevalidated like = example(PageRevalidated.class);
        byte[] body = (deploy + asOf + second).getBytes(UTF_8);
        return new PageRevalidated(
                site,
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

    private static Blob blob(String content) {
        return new Blob(Digest.of(content.getBytes(UTF_8)), content.length());
    }

    private static <T> T example(Class<T> type) {
        return Examples.all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
