package dev.lockstep.edge.door;

/** A request is not let in. It is told without a stack trace, as whoever attacks would have one made each time. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal why;

    RefusedException(Refusal why) {
        super(why.text(), null, false, false);
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
