package dev.lockstep.deploy.api.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class StoreFailuresTest {

    private final IOException full =
            new UnwritableStoreException("bucket 'secret' is full", "make room", new IOException("507"));
    private final IOException gone =
            new UnreachableStoreException("bucket 'secret' is gone", "look for it", new IOException("reset"));

    @Test
    void aFullStoreIsTheCallersToWaitForAndTheOperatorsToMend() {
        assertThat(StoreFailures.response(full, "f1")).hasValueSatisfying(told -> {
            assertThat(told.getStatus()).isEqualTo(507);
            assertThat(told.getEntity()).isInstanceOfSatisfying(ProblemBody.class, problem -> {
                assertThat(problem.type()).isEqualTo("urn:lockstep:problem:store-full");
                assertThat(problem.detail()).isEqualTo("failure f1");
                assertThat(problem.hint()).contains("when the store has room").doesNotContain("secret");
            });
        });
    }

    @Test
    void aStoreThatDoesNotAnswerIsUnavailable() {
        assertThat(StoreFailures.response(gone, "f1"))
                .hasValueSatisfying(told -> assertThat(told.getStatus()).isEqualTo(503));
    }

    @Test
    void theStoreIsFoundBehindWhateverElseFailedBecauseOfIt() {
        Exception behind = new IOException("files cannot be encoded", new ExecutionException(full));

        assertThat(StoreFailures.response(behind, "f1"))
                .hasValueSatisfying(told -> assertThat(told.getStatus()).isEqualTo(507));
    }

    @Test
    void otherFailuresAreNotTheStores() {
        assertThat(StoreFailures.response(new IOException("reset", new IllegalStateException()), "f1"))
                .isEmpty();
    }
}
