package dev.lockstep.platform.local;

import java.net.URI;

/** Where a service's clients reach it, and where its health and metrics are. */
record ServicePorts(int clients, int operations) {

    URI clientsUrl() {
        return URI.create("http://127.0.0.1:" + clients);
    }

    URI operationsUrl() {
        return URI.create("http://127.0.0.1:" + operations);
    }
}
