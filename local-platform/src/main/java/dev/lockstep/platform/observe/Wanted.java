package dev.lockstep.platform.observe;

/**
 * What somebody wants to look at.
 *
 * @param collector where traces go, empty for nowhere
 */
public record Wanted(boolean prometheus, boolean grafana, String collector) {

    /** Dashboards without what they show would be empty. */
    public boolean needsPrometheus() {
        return prometheus || grafana;
    }

    public boolean traces() {
        return !collector.isEmpty();
    }
}
