package dev.lockstep.deploy.quota;

/**
 * What more of something makes of a site.
 *
 * @param heldBytes of what is there before
 * @param newBytes of what comes and is not there
 */
public record Growth(long heldBytes, long newBytes) {

    long bytes() {
        return heldBytes + newBytes;
    }

    boolean exceeds(long most) {
        return newBytes > 0 && bytes() > most;
    }
}
