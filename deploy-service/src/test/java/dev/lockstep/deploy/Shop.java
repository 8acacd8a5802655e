package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.sha1;
import static dev.lockstep.deploy.Api.site;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A site at epoch 1, as it shows its first deploy. */
record Shop(String name, String id, String live) {
    private static final AtomicInteger OPENED = new AtomicInteger();

    static Shop open() {
        String name = "noted-" + OPENED.incrementAndGet();
        String id = site(name);
        return new Shop(name, id, Api.deploy(name, "first"));
    }

    String path(String rest) {
        return "/api/v1/sites/" + name + rest;
    }

    String begun() {
        return Api.begin(name);
    }

    String announced(String content) {
        String begun = begun();
        Api.announce(name, begun, Map.of(content + ".html", sha1(content)));
        return begun;
    }

    String draft() {
        return Api.upload(name, "draft", "?draft=true").getString("id");
    }

    /** Takes one step of the epoch. */
    String branch() {
        Api.upload(name, "branch", "?branch=next");
        return "next";
    }

    String pinned() {
        owner().put("/api/v1/deploys/" + live + "/pin").then().statusCode(200);
        return live;
    }

    String token() {
        return Bearers.token("viewer", name).getString("id");
    }
}
