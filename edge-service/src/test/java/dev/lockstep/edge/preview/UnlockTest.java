package dev.lockstep.edge.preview;

import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PasswordHash;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.edge.answer.RequestHead;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnlockTest {

    private static final PreviewLock LOCK =
            new PreviewLock(List.of(PasswordHash.of("open sesame", new Random(1))), List.of(digest("token")), false);

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Unlock unlock = new Unlock(new Passwords(waiting::add, "pepper"));

    @ParameterizedTest
    @CsvSource({
        "lockstep-preview-token, token",
        "authorization,          Bearer token",
        "authorization,          bearer token",
        "cookie,                 a=b; lockstep-preview=token",
    })
    void whoeverShowsTheTokenIsLetPastAtOnce(String field, String value) {
        assertThat(judge(field, value)).isCompletedWithValue(Verdict.ADMITTED);
    }

    @ParameterizedTest
    @CsvSource({
        "lockstep-preview-token, Token",
        "lockstep-preview-token, open sesame",
        "authorization,          Bearer",
        "authorization,          Basic !!!",
        "authorization,          Basic bm8gY29sb24=",
        "cookie,                 lockstep-preview=",
        "x-other,                token",
    })
    void whateverOpensNothingIsRefusedWithoutBeingTried(String field, String value) {
        assertThat(judge(field, value)).isCompletedWithValue(Verdict.REFUSED);
        assertThat(waiting).isEmpty();
    }

    @Test
    void aPasswordIsTriedOnceAndKnownFromThenOn() {
        CompletableFuture<Verdict> first = judge("authorization", basic("me:open sesame"));
        CompletableFuture<Verdict> beside = judge("authorization", basic("you:open sesame"));
        assertThat(first).isNotDone();
        assertThat(waiting).hasSize(1);

        waiting.remove().run();

        assertThat(first).isCompletedWithValue(Verdict.ADMITTED);
        assertThat(beside).isCompletedWithValue(Verdict.ADMITTED);
        assertThat(judge("authorization", basic("me:open sesame"))).isCompletedWithValue(Verdict.ADMITTED);
        assertThat(waiting).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedAndTriedAnew() {
        CompletableFuture<Verdict> first = judge("authorization", basic("me:open barley"));
        waiting.remove().run();
        assertThat(first).isCompletedWithValue(Verdict.REFUSED);

        assertThat(judge("authorization", basic("me:open barley"))).isNotDone();
    }

    @Test
    void whoeverGuessesHoldsUpThatSiteAndNoOther() {
        CompletableFuture<Verdict> guess = judge("authorization", basic("me:guess one"));

        assertThat(judge("authorization", basic("me:guess two"))).isCompletedWithValue(Verdict.BUSY);
        assertThat(unlock.judge(new SiteId("blog"), LOCK, head("authorization", basic("me:open sesame"))))
                .isNotDone();

        assertThat(guess).isNotDone();
        assertThat(waiting).hasSize(2);
    }

    @Test
    void aPasswordThatWasChangedOpensNothingAnyMore() {
        CompletableFuture<Verdict> before = judge("authorization", basic("me:open sesame"));
        waiting.remove().run();
        assertThat(before).isCompletedWithValue(Verdict.ADMITTED);

        PreviewLock changed = LOCK.withPasswords(List.of(PasswordHash.of("another one", new Random(2))));

        assertThat(unlock.judge(SHOP, changed, head("authorization", basic("me:open sesame"))))
                .isNotDone();
    }

    private CompletableFuture<Verdict> judge(String field, String value) {
        return unlock.judge(SHOP, LOCK, head(field, value));
    }

    private static RequestHead head(String field, String value) {
        return new RequestHead(new CanonicalPath("/"), Map.of(), name -> name.equals(field) ? value : "");
    }

    private static String basic(String both) {
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
    }
}
