package dev.lockstep.contracts.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was done, in the order in which it began. */
public final class RememberedTracing implements Tracing {

    private final List<Remembered> begun = new CopyOnWriteArrayList<>();

    /** Something that was done, and what was told of it. */
    public static final class Remembered implements Activity {

        private final String name;
        private final Trace parent;
        private final Trace trace;
        private final Map<String, String> notes = new TreeMap<>();
        private final List<Trace> links = new ArrayList<>();
        private String failure = "";
        private boolean ended;

        private Remembered(String name, Trace parent, Trace trace) {
            this.name = name;
            this.parent = parent;
            this.trace = trace;
        }

        public String name() {
            return name;
        }

        public Trace parent() {
            return parent;
        }

        @Override
        public Trace trace() {
            return trace;
        }

        @Override
        public synchronized void note(String key, String value) {
            notes.put(key, value);
        }

        @Override
        public synchronized void link(Trace other) {
            if (!other.isNone()) {
                links.add(other);
            }
        }

        @Override
        public synchronized void fail(String why) {
            failure = why;
        }

        @Override
        public synchronized void end() {
            ended = true;
        }

        public synchronized Map<String, String> notes() {
            return Map.copyOf(notes);
        }

        public synchronized List<Trace> links() {
            return List.copyOf(links);
        }

        public synchronized String failure() {
            return failure;
        }

        public synchronized boolean hasEnded() {
            return ended;
        }
    }

    /** Some trace, always the same for a number. */
    public static Trace trace(int number) {
        return Trace.parse(String.format(Locale.ROOT, "00-%032x-%016x-01", number, number));
    }

    @Override
    public synchronized Activity begin(String name, Role role, Trace parent) {
        Remembered activity = new Remembered(name, parent, trace(1_000 + begun.size()));
        begun.add(activity);
        return activity;
    }

    public List<Remembered> begun() {
        return List.copyOf(begun);
    }
}
