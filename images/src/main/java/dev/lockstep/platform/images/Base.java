package dev.lockstep.platform.images;

import java.util.List;
import java.util.Map;

/** What lies below Java. */
public sealed interface Base {

    /** Nothing but libraries of this machine. */
    record Scratch() implements Base {}

    /** An image that a registry has; it has to bring the C and C++ libraries. */
    record FromRegistry(String image) implements Base {}

    /** Files without which nobody has a name and no host is found, by their paths. */
    static Map<String, List<String>> configuration() {
        return Map.of(
                "etc/passwd",
                List.of("root:x:0:0::/:/sbin/nologin", "lockstep:x:65532:65532::/var/lib/lockstep:/sbin/nologin"),
                "etc/group",
                List.of("root:x:0:", "lockstep:x:65532:"),
                "etc/nsswitch.conf",
                List.of("passwd: files", "group: files", "hosts: files dns"));
    }
}
