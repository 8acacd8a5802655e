package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Problem;
import java.util.List;
import java.util.Optional;

/** How far a deploy has come. Each state's methods are the steps that it permits. */
public sealed interface DeployState {

    /** The manifest by which the deploy is shown; empty while or when it cannot be. */
    default Optional<Digest> shownBy() {
        return switch (this) {
            case Ready(Digest manifest) -> Optional.of(manifest);
            case Warming(Digest manifest) -> Optional.of(manifest);
            case Uploading _, Processing _, Failed _, Collected _ -> Optional.empty();
        };
    }

    /** Files are missing. */
    record Uploading() implements DeployState {
        /** Every file is stored and checked. */
        public Processing complete() {
            return new Processing();
        }

        public Failed cancel() {
            return refuse(List.of(Problem.of("the deploy was cancelled", "")));
        }

        public Failed refuse(List<Problem> problems) {
            return new Failed(problems);
        }

        public Collected collect() {
            return new Collected(List.of());
        }
    }

    /** All files are there; what they say about themselves is being read. */
    record Processing() implements DeployState {
        public Ready accept(Digest manifest) {
            return new Ready(manifest);
        }

        /** Good to be shown, as soon as the pages that visitors will ask for are there. */
        public Warming warm(Digest manifest) {
            return new Warming(manifest);
        }

        public Failed refuse(List<Problem> problems) {
            return new Failed(problems);
        }
    }

    /** About to be published: pages are rendered ahead of the visitors. */
    record Warming(Digest manifest) implements DeployState {
        public Ready end() {
            return new Ready(manifest);
        }
    }

    /** Can be shown, and never changes again. */
    record Ready(Digest manifest) implements DeployState {
        public Warming warm() {
            return new Warming(manifest);
        }

        public Collected collect() {
            return new Collected(List.of(manifest));
        }
    }

    /** Can never be shown. */
    record Failed(List<Problem> problems) implements DeployState {
        public Failed {
            problems = List.copyOf(problems);
        }

        public Collected collect() {
            return new Collected(List.of());
        }
    }

    /**
     * Is not kept any more, and can never be shown again.
     *
     * @param manifest of a deploy that was ready: one; nothing of any other
     */
    record Collected(List<Digest> manifest) implements DeployState {
        public Collected {
            manifest = List.copyOf(manifest);
        }
    }
}
