package dev.lockstep.render.request;

import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.Lane;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.log.About;
import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.contracts.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One page to make, for everybody who asked for it before that begins.
 *
 * @param request what answers all orders
 * @param attempts how often it was tried
 */
record Job(PageRequested request, List<Order> orders, int attempts, Instant notBefore) {

    Job {
        orders = List.copyOf(orders);
    }

    static Job of(Order order) {
        return new Job(order.request(), List.of(order), 0, Instant.MIN);
    }

    PageId id() {
        return request.id();
    }

    SiteId site() {
        return request.site();
    }

    About about() {
        return About.of(site(), request.deploy(), request.epoch());
    }

    /** Belongs to what was asked for first; whatever else was asked for it has to do with it. */
    Activity begin(Tracing tracing) {
        List<Trace> traces = orders.stream()
                .map(Order::trace)
                .filter(trace -> !trace.isNone())
                .distinct()
                .toList();
        Activity render =
                tracing.begin("render", Tracing.Role.CONSUMER, traces.isEmpty() ? Trace.NONE : traces.getFirst());
        traces.stream().skip(1).forEach(render::link);
        render.note("lockstep.site", site().text());
        render.note("lockstep.deploy", request.deploy().text());
        render.note("lockstep.epoch", Long.toString(request.epoch().number()));
        render.note("lockstep.reason", request.reason().name());
        render.note("url.path", request.page().path().text());
        return render;
    }

    Lane lane() {
        return request.reason().lane();
    }

    /** One that has failed does not begin anew, nor sooner, because somebody else asks for the page. */
    Job with(Job other) {
        List<Order> all = new ArrayList<>(orders);
        all.addAll(other.orders);
        return new Job(
                both(request, other.request),
                all,
                Math.max(attempts, other.attempts),
                later(notBefore, other.notBefore));
    }

    Job again(Instant at) {
        return new Job(request, orders, attempts + 1, at);
    }

    /** For how long somebody has asked for it, never less than nothing: the clocks of edges are others. */
    Duration age(Instant now) {
        return orders.stream()
                .map(order -> Duration.between(order.request().requestedAt(), now))
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    boolean isExpired(Instant now) {
        return now.isAfter(request.deadline());
    }

    boolean isVoid() {
        return orders.stream().allMatch(order -> order.ticket().isVoid());
    }

    void done() {
        orders.forEach(order -> order.ticket().done());
    }

    /** As urgent as the more urgent of both, and content only with what contents both. */
    private static PageRequested both(PageRequested one, PageRequested other) {
        return new PageRequested(
                one.site(),
                one.deploy(),
                one.page(),
                other.reason().lane().isMoreUrgentThan(one.reason().lane()) ? other.reason() : one.reason(),
                later(one.epoch(), other.epoch()),
                later(one.held(), other.held()),
                later(one.requestedAt(), other.requestedAt()),
                later(one.deadline(), other.deadline()));
    }

    private static Held later(Held one, Held other) {
        return one.renderedAt().isBefore(other.renderedAt()) ? other : one;
    }

    private static <T extends Comparable<T>> T later(T one, T other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
