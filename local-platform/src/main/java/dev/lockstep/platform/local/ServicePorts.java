package dev.lockstep.platform.local;

import java.net.URI;

/** Where a service's clients reach it, and where its health and metrics are. */
public record ServicePorts(int clients, int operations) {

    public URI clientsUrl() {
        return URI.create("http://127.0.0.1:" + clients);
    }

    public URI operationsUrl() {
        return URI.create("http://127.0.0.1:" + operations);
    }
}
