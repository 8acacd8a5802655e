package dev.lockstep.platform.bench;

import java.util.List;
import java.util.stream.Stream;

/** What is asked of every server in the same way. */
public record Case(Resource resource, Kind kind, int connections) {

    /** How it is asked for. */
    public enum Kind {
        HIT("hit"),
        NOT_MODIFIED("304"),
        GZIP("gzip");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private static final int FEW = 32;
    private static final int MANY = 512;

    /** Everything that is compared by how much of it a server can do. */
    public static List<Case> all() {
        return Stream.of(FEW, MANY)
                .flatMap(connections -> Stream.of(
                        new Case(Resource.SMALL_FILE, Kind.HIT, connections),
                        new Case(Resource.PAGE, Kind.HIT, connections),
                        new Case(Resource.PAGE, Kind.NOT_MODIFIED, connections),
                        new Case(Resource.PAGE, Kind.GZIP, connections),
                        new Case(Resource.LARGE_FILE, Kind.HIT, connections)))
                .toList();
    }

    /** What servers are compared by at a rate that all of them can keep. */
    public static Case steady(int connections) {
        return new Case(Resource.PAGE, Kind.HIT, connections);
    }

    public String label() {
        return resource.label() + ", " + kind.label + ", " + connections + " connections";
    }
}
