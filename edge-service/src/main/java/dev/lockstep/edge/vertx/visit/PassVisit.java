package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.cache.Errand;
import dev.lockstep.edge.cache.Looked;
import dev.lockstep.edge.cache.Wanted;
import dev.lockstep.edge.pass.Handover;
import java.util.concurrent.CompletableFuture;

/**
 * A visit of a route whose requests go through: as they are, or unless what was kept of such answers is an answer to this
 * one. Everything happens on the request's context.
 */
final class PassVisit {

    private final Visits visits;
    private final Caller caller;
    private final Runnable again;

    /** @param again decides anew, whatever came of waiting: the site may show something else by then */
    PassVisit(Visits visits, Caller caller, Runnable again) {
        this.visits = visits;
        this.caller = caller;
        this.again = again;
    }

    void begin() {
        Reply looked = caller.reply(200, HeaderFields.NONE, "lockstep; fwd=bypass");
        if (Handover.isMalformed(caller.sent())) {
            caller.visitor().tell(Reply.plain(400, "Bad request: a header field holds what none may hold."));
        } else if (Caller.isReplaced(looked)) {
            caller.visitor().tell(looked);
        } else if (isKept()) {
            look(caller.wanted());
        } else {
            ask(Errand.uncached(caller.handed()));
        }
    }

    /** Of a request that is read with something else in mind, nothing is known. */
    private boolean isKept() {
        boolean reads = Handover.READING.contains(caller.request().method().name());
        return caller.pass().routed().route().keeps()
                && !(reads && caller.visitor().hasBody());
    }

    private void look(Wanted wanted) {
        switch (visits.writing().kept().look(wanted, caller.visitor().mayFollow(), visits.now())) {
            case Looked.Show(var answer) -> caller.show(answer);
            case Looked.ShowAndRenew(var answer, Errand errand) -> {
                caller.show(answer);
                new Renewal(visits.writing().passOn(), visits.clock(), errand).begin(caller.target());
            }
            case Looked.Ask(Errand errand) -> ask(errand);
            case Looked.Follow(var landing) -> follow(landing);
            case Looked.Nothing() -> caller.unavailable(504, "Nothing is kept of this, and only that was asked for.");
        }
    }

    private void ask(Errand errand) {
        new Passing(visits, caller, errand, again).begin();
    }

    /** Whoever has waited long enough goes on as if it had landed. */
    private void follow(CompletableFuture<Void> landing) {
        caller.visitor().follows();
        long millis = Math.max(1, visits.waiting().patience().toMillis());
        long timer = caller.visitor().context().owner().setTimer(millis, _ -> landing.complete(null));
        caller.response().closeHandler(_ -> landing.cancel(false));
        var _ = landing.whenComplete((_, left) -> caller.visitor().context().runOnContext(_ -> {
            caller.visitor().context().owner().cancelTimer(timer);
            if (left == null) {
                again.run();
            }
        }));
    }
}
