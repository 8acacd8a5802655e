package dev.lockstep.edge.pass;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.pass.HeaderFields;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Workers that say what a test wants, at once. */
public final class MemoryWorkers implements Workers {

    private final Map<URI, Said> said = new HashMap<>();
    private final Set<URI> leaving = new HashSet<>();
    private final List<String> heard = new ArrayList<>();

    private record Said(int status, HeaderFields fields, String body, boolean whole) {}

    /** From now on the worker answers; others cannot be reached. */
    public void says(URI worker, int status, HeaderFields fields, String body, boolean whole) {
        said.put(worker, new Said(status, fields, body, whole));
    }

    /** It still answers, and says that it is about to end. */
    public void leaves(URI worker) {
        leaving.add(worker);
    }

    /** What was handed on: the request lines, and bodies behind them. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public CompletableFuture<Outcome> pass(URI worker, Passage passage) {
        Said answer = said.get(worker);
        if (answer == null) {
            return CompletableFuture.completedFuture(new Outcome.Unreachable("no worker at " + worker));
        }
        heard.add((passage.method() + " " + passage.target() + " " + text(passage.body())).strip());
        return CompletableFuture.completedFuture(
                answer.status() == 0
                        ? new Outcome.Silent("nothing was said")
                        : new Outcome.Answered(
                                answer.status(), answer.fields(), published(answer), leaving.contains(worker)));
    }

    private static String text(Passage.Body sent) {
        return switch (sent) {
            case Passage.Body.None() -> "";
            case Passage.Body.Arriving(Flow.Publisher<ByteBuffer> bytes, long ignored) -> {
                Whole body = new Whole();
                bytes.subscribe(body);
                yield body.text.join();
            }
        };
    }

    private static Flow.Publisher<ByteBuffer> published(Said answer) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            private boolean over;

            @Override
            public void request(long count) {
                if (!over) {
                    over = true;
                    subscriber.onNext(ByteBuffer.wrap(answer.body().getBytes(UTF_8)));
                    if (answer.whole()) {
                        subscriber.onComplete();
                    } else {
                        subscriber.onError(new IllegalStateException("broken off"));
                    }
                }
            }

            @Override
            public void cancel() {
                over = true;
            }
        });
    }
}
