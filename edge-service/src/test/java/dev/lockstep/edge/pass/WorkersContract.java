package dev.lockstep.edge.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.pass.Workers.Outcome;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an edge may rely on, however it reaches its workers. */
@Timeout(60)
public abstract class WorkersContract {

    private static final HeaderFields COOKIES = HeaderFields.NONE
            .with("set-cookie", "a=1")
            .plus("set-cookie", "b=2")
            .with("x-a", "1");

    /** Hands a request on as an edge does, and takes what comes of it whole. */
    protected abstract Heard pass(URI worker, Passage passage);

    protected abstract URI worker();

    protected abstract URI nobody();

    /** From now on the worker says this; a status of 0 is silence, once it has heard the request. */
    protected abstract void workerSays(int status, HeaderFields fields, String body, boolean whole);

    /** What the worker has heard: request lines, and bodies behind them. */
    protected abstract List<String> heard();

    /** An outcome, and its body once that is whole; it fails when the body breaks off. */
    public record Heard(Outcome outcome, Whole body) {}

    @Test
    void theAnswerComesBackAsItIs() {
        workerSays(201, COOKIES, "made", true);

        Heard heard = pass(worker(), get());

        assertThat(heard.outcome()).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(201);
            assertThat(answered.fields().lines())
                    .containsEntry("set-cookie", List.of("a=1", "b=2"))
                    .containsEntry("x-a", List.of("1"));
        });
        assertThat(heard.body().text.join()).isEqualTo("made");
    }

    @Test
    void theWholeRequestGoesOn() {
        workerSays(200, HeaderFields.NONE, "", true);

        pass(worker(), post("order=7", 7));
        pass(worker(), post("order=8", Passage.Body.Arriving.UNKNOWN));

        assertThat(heard()).containsExactly("POST /account?tab=a order=7", "POST /account?tab=a order=8");
    }

    @Test
    void anAnswerThatBreaksOffIsNotWhole() {
        workerSays(200, HeaderFields.NONE, "half", false);

        Heard heard = pass(worker(), get());

        assertThat(heard.outcome()).isInstanceOf(Outcome.Answered.class);
        assertThatThrownBy(heard.body().text::join).isNotNull();
    }

    @Test
    void whereNobodyListensNothingWasSent() {
        assertThat(pass(nobody(), get()).outcome()).isInstanceOf(Outcome.Unreachable.class);
        assertThat(heard()).isEmpty();
    }

    @Test
    void whoeverHeardARequestAndSaysNothingIsSilent() {
        workerSays(0, HeaderFields.NONE, "", false);

        assertThat(pass(worker(), get()).outcome()).isInstanceOf(Outcome.Silent.class);
        assertThat(heard()).containsExactly("GET /account?tab=a");
    }

    private static Passage get() {
        return new Passage("GET", "/account?tab=a", HeaderFields.NONE.with("cookie", "id=7"), new Passage.Body.None());
    }

    private static Passage post(String body, long length) {
        return new Passage(
                "POST", "/account?tab=a", HeaderFields.NONE, new Passage.Body.Arriving(Whole.of(body), length));
    }
}
