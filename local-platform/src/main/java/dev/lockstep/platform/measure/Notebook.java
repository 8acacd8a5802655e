package dev.lockstep.platform.measure;

import dev.lockstep.platform.local.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one measurement notes down: figures to be read, and the raw values behind them. */
public final class Notebook {

    private final Progress progress;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Sample> samples = new LinkedHashMap<>();

    public Notebook(Progress progress) {
        this.progress = progress;
    }

    /** Says what was done so far, to whoever waits. */
    public void step(String done) {
        progress.done(done);
    }

    public void figure(String what, String result, String aim) {
        figures.add(new Figure(what, result, aim));
    }

    public void figure(String what, String result) {
        figure(what, result, "");
    }

    /** Keeps a sample, and notes its median and its 99th percentile. */
    public void sample(String what, Sample sample, Aims aims) {
        keep(what, sample);
        figure(what + ", p50", Figure.text(sample.percentile(50), sample.unit()), aims.p50());
        figure(what + ", p99", Figure.text(sample.percentile(99), sample.unit()), aims.p99());
    }

    /** Keeps the raw values only. */
    public void keep(String what, Sample sample) {
        samples.put(what, sample);
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** In the order in which they were taken. */
    public Map<String, Sample> samples() {
        return Collections.unmodifiableMap(samples);
    }

    /** What the two percentiles of a sample should be, empty when nothing is aimed at. */
    public record Aims(String p50, String p99) {
        public static final Aims NONE = new Aims("", "");
    }
}
