package dev.lockstep.render.data;

import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.Fetch;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Outbound;
import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.contracts.trace.Tracing;
import java.util.SortedMap;
import java.util.TreeMap;

/** Traces what is fetched for a page, and tells the source which trace that belongs to, if it is to know. */
public final class TracedOutbound implements Outbound {

    private final Outbound outbound;
    private final Tracing tracing;
    private final boolean tellsSources;

    public TracedOutbound(Outbound outbound, Tracing tracing, boolean tellsSources) {
        this.outbound = outbound;
        this.tracing = tracing;
        this.tellsSources = tellsSources;
    }

    @Override
    public <T> FetchOutcome<T> fetch(Fetch fetch, FetchLimits limits, AnswerReader<T> reader) {
        Activity activity = tracing.begin("fetch", Tracing.Role.CLIENT, Trace.current());
        try {
            activity.note("server.address", String.valueOf(fetch.address().getHost()));
            FetchOutcome<T> outcome = outbound.fetch(told(fetch, activity.trace()), limits, reader);
            note(activity, outcome);
            return outcome;
        } finally {
            activity.end();
        }
    }

    private Fetch told(Fetch fetch, Trace trace) {
        if (!tellsSources || trace.isNone()) {
            return fetch;
        }
        SortedMap<String, String> headers = new TreeMap<>(fetch.headers());
        headers.put(Trace.FIELD, trace.parent());
        return new Fetch(fetch.address(), headers);
    }

    private static void note(Activity activity, FetchOutcome<?> outcome) {
        switch (outcome) {
            case FetchOutcome.Fetched<?> fetched ->
                activity.note("http.response.status_code", Integer.toString(fetched.status()));
            case FetchOutcome.Refused<?>(String reason) -> activity.fail(reason);
            case FetchOutcome.Failed<?>(String reason) -> activity.fail(reason);
        }
    }
}
