package dev.lockstep.story.stage;

import java.util.Map;
import java.util.Optional;

/** What paths of a site show, by the deploy that an answer says it is of. */
record Designs(Map<String, Folder> deploys, String price) {

    Designs {
        deploys = Map.copyOf(deploys);
    }

    /** Empty for a deploy that nobody has made. */
    Optional<String> shown(String deploy, String path) {
        return Optional.ofNullable(deploys.get(deploy)).map(design -> shown(design, path));
    }

    private String shown(Folder design, String path) {
        return switch (path) {
            case "/" -> file(design, "index.html");
            case "/large.txt" -> file(design, "large.txt");
            default -> file(design, "page.html").replace("{data.price}", price);
        };
    }

    private static String file(Folder design, String name) {
        return design.files().getOrDefault(name, "");
    }
}
