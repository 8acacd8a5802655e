package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.edge.answer.Compose;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.continuity.Ended;
import dev.lockstep.edge.continuity.Seen;
import dev.lockstep.edge.preview.Unlock;
import dev.lockstep.edge.preview.Verdict;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.skew.Pins;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds what a visitor's host shows, and whether it shows that to them. */
final class Finding {

    private final Deciding deciding;
    private final CatchingUp catchingUp;
    private final Clock clock;

    Finding(Deciding deciding, CatchingUp catchingUp, Clock clock) {
        this.deciding = deciding;
        this.catchingUp = catchingUp;
        this.clock = clock;
    }

    /** {@code then} runs on the visit's context: at once, if the host shows what is live to everybody. */
    void find(Visitor visitor, Steps steps, Consumer<Found> then) {
        new Search(visitor, steps, then).begin();
    }

    /** What an address shows that is not the live one is for those who were told of it, and for no search engine. */
    private static Reply unlisted(Reply reply) {
        return reply.with("x-robots-tag", "noindex");
    }

    /** For one visitor. */
    private final class Search {
        private final Visitor visitor;
        private final Steps steps;
        private final Consumer<Found> then;
        private UnaryOperator<Reply> mark = UnaryOperator.identity();

        Search(Visitor visitor, Steps steps, Consumer<Found> then) {
            this.visitor = visitor;
            this.steps = steps;
            this.then = then;
        }

        void begin() {
            visitor.mark(UnaryOperator.identity());
            switch (deciding.sites().shown(visitor.host())) {
                case Shown.Prepared(SiteView view) -> admit(view.settings(), true, () -> follow(view));
                case Shown.Permalink permalink -> {
                    mark(Finding::unlisted);
                    admit(permalink.settings(), false, () -> fetch(permalink));
                }
                case Shown.Nothing() -> then.accept(new Found.Nothing(Reply.plain(421, "No site has this host here.")));
            }
        }

        /** {@code live}: whether it is what is live that is to be shown. */
        private void admit(SiteConfigured settings, boolean live, Runnable show) {
            PreviewLock lock = settings.access().previews();
            if (!lock.isShut(live)) {
                show.run();
                return;
            }
            mark(Unlock::keep);
            visitor.isAskedToUnlock();
            var _ = deciding.showing()
                    .unlock()
                    .judge(settings.site(), lock, visitor.head())
                    .whenComplete((verdict, defect) -> steps.soon(() -> judged(verdict, defect, lock, show)));
        }

        private void judged(@Nullable Verdict verdict, @Nullable Throwable defect, PreviewLock lock, Runnable show) {
            if (verdict == null) {
                throw new IllegalStateException("a password could not be tried", defect);
            }
            if (verdict == Verdict.ADMITTED) {
                show.run();
            } else {
                then.accept(new Found.Nothing(Unlock.refusal(verdict, lock)));
            }
        }

        /** Not before this edge has come as far as the visitor has, where their site wants that. */
        private void follow(SiteView view) {
            if (view.settings().access().continuity().monotonicReads()) {
                follow(view, Seen.of(visitor.head()));
            } else {
                showLive(view);
            }
        }

        private void follow(SiteView view, Seen seen) {
            if (seen.isAheadOf(view)) {
                catchUp(view, seen);
            } else {
                tell(view, seen);
            }
        }

        private void catchUp(SiteView view, Seen seen) {
            Optional<Ended> ended = visitor.catchUp().ended();
            if (ended.isEmpty()) {
                visitor.catchUp()
                        .begin(catchingUp, view, seen, () -> steps.step(() -> then.accept(new Found.Outdated())));
            } else if (ended.get().isBehind()) {
                stayBehind(view, seen);
            } else {
                tell(view, seen);
            }
        }

        private void stayBehind(SiteView view, Seen seen) {
            mark(seen::behind);
            switch (view.settings().lease()) {
                case AVAILABLE -> showLive(view);
                case STRICT ->
                    then.accept(new Found.Nothing(Compose.unavailable(
                            view, 503, "You have seen more of this site than this edge knows yet.")));
            }
        }

        private void tell(SiteView view, Seen seen) {
            mark(reply -> seen.tell(reply, view, visitor.client().secure()));
            showLive(view);
        }

        /** Or an earlier deploy, if the site lets a visitor stay with that. */
        private void showLive(SiteView view) {
            if (!view.settings().access().continuity().pins()) {
                then.accept(new Found.Live(view));
                return;
            }
            Optional<Shown.Permalink> pinned = deciding.showing().pins().pinned(visitor.head(), view, clock.instant());
            mark(pinned.isPresent() ? Pins::keep : Pins::vary);
            pinned.ifPresentOrElse(this::fetch, () -> then.accept(new Found.Live(view)));
        }

        /** Off the event loop: a deploy that is visited for the first time is read from the store. */
        private void fetch(Shown.Permalink permalink) {
            steps.offLoop(() -> {
                Found found = read(permalink);
                steps.soon(() -> then.accept(found));
            });
        }

        private Found read(Shown.Permalink permalink) {
            try {
                SiteView view = permalink.view(deciding.manifests().fetch(permalink.manifest()));
                return new Found.Aside(view, permalink.stays());
            } catch (IOException unavailable) {
                return new Found.Nothing(Reply.plain(503, "This deploy cannot be read at the moment."));
            }
        }

        /** What was said of an answer before is said after this, and holds. */
        private void mark(UnaryOperator<Reply> more) {
            UnaryOperator<Reply> before = mark;
            mark = reply -> before.apply(more.apply(reply));
            visitor.mark(mark);
        }
    }
}
