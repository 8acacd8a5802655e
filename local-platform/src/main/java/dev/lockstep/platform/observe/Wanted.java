package dev.lockstep.platform.observe;

import java.net.URI;

/**
 * What somebody wants to look at.
 *
 * @param collector where traces go, empty for nowhere
 */
public record Wanted(boolean prometheus, boolean grafana, String collector) {

    /** Where collectors listen for OTLP over HTTP. */
    public static final URI COLLECTOR_HERE = URI.create("http://localhost:4318");

    /** Dashboards without what they show would be empty. */
    public boolean needsPrometheus() {
        return prometheus || grafana;
    }

    public boolean traces() {
        return !collector.isEmpty();
    }
}
