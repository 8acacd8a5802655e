package dev.lockstep.deploy.retention;

/** What a look at everything that is kept came to: how much is not any more. */
public record Retained(int deploys, int pages, Swept blobs, Forgotten records) {
    private static final Retained NOTHING = new Retained(0, 0, Swept.NOTHING, Forgotten.NOTHING);

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
