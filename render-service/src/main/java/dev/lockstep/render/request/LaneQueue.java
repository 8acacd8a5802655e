package dev.lockstep.render.request;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.SiteId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The jobs of one lane: sites take turns, and each site's jobs are done in the order in which they came. */
final class LaneQueue {

    private final Map<SiteId, Map<PageId, Job>> sites = new LinkedHashMap<>();

    void put(Job job) {
        sites.computeIfAbsent(job.site(), _ -> new LinkedHashMap<>()).put(job.id(), job);
    }

    void remove(Job job) {
        sites.computeIfPresent(job.site(), (_, jobs) -> {
            jobs.remove(job.id());
            return jobs.isEmpty() ? null : jobs;
        });
    }

    /** The first job that may begin, of the site whose turn it is; the site's next turn comes after all others'. */
    Optional<Job> first(Predicate<SiteId> hasRoom, Predicate<Job> mayBegin) {
        Optional<Job> first = sites.entrySet().stream()
                .filter(site -> hasRoom.test(site.getKey()))
                .flatMap(site ->
                        site.getValue().values().stream().filter(mayBegin).limit(1))
                .findFirst();
        first.ifPresent(job -> turn(job.site()));
        return first;
    }

    List<Job> all() {
        return sites.values().stream().flatMap(jobs -> jobs.values().stream()).toList();
    }

    private void turn(SiteId site) {
        Map<PageId, Job> jobs = sites.remove(site);
        if (jobs != null) {
            sites.put(site, jobs);
        }
    }
}
