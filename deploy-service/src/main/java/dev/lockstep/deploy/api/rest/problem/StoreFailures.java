package dev.lockstep.deploy.api.rest.problem;

import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a caller is told when the store of blobs does not do its part. Which store it is, and what it said, is the
 * operator's to know: the log has it.
 */
final class StoreFailures {

    private StoreFailures() {}

    /** Empty when the store had no part in it. */
    static Optional<Response> response(Throwable failure, String id) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> type(cause).stream())
                .findFirst()
                .map(type -> Problems.response(type, "failure " + id, hint(type)));
    }

    private static Optional<ProblemType> type(Throwable cause) {
        return switch (cause) {
            case UnwritableStoreException _ -> Optional.of(ProblemType.STORE_FULL);
            case UnreachableStoreException _ -> Optional.of(ProblemType.STORE_UNREACHABLE);
            default -> Optional.empty();
        };
    }

    /** A complete deploy is taken up again until it can be finished. */
    private static String hint(ProblemType type) {
        return "sites are served as before; a deploy whose files have all arrived goes on by itself "
                + (type == ProblemType.STORE_FULL ? "when the store has room" : "when the store answers")
                + ", any other is to be sent again. The operator finds the reason in the log by the failure's name";
    }
}
