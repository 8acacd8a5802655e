package dev.lockstep.contracts.event.json;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeAsked;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.PurgeRequested;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.RollbackRequested;
import dev.lockstep.contracts.event.SiteConfigured;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The name under which an event travels: the CloudEvents attribute {@code type}. */
public enum EventType {
    DEPLOY_PUBLISHED("deploy.published", DeployPublished.class),
    DEPLOY_READY("deploy.ready", DeployReady.class),
    PAGES_PURGED("pages.purged", PagesPurged.class),
    PAGES_OUTLIVED("pages.outlived", PagesOutlived.class),
    SITE_CONFIGURED("site.configured", SiteConfigured.class),
    PAGE_REQUESTED("page.requested", PageRequested.class),
    PAGE_REVALIDATED("page.revalidated", PageRevalidated.class),
    RENDER_FAILED("render.failed", RenderFailed.class),
    PAGES_VISITED("pages.visited", PagesVisited.class),
    EDGE_SYNCED("edge.synced", EdgeSynced.class),
    EDGE_ASKED("edge.asked", EdgeAsked.class),
    EDGE_ANSWERED("edge.answered", EdgeAnswered.class),
    DEPLOY_REQUESTED("deploy.requested", DeployRequested.class),
    PUBLISH_REQUESTED("publish.requested", PublishRequested.class),
    ROLLBACK_REQUESTED("rollback.requested", RollbackRequested.class),
    PURGE_REQUESTED("purge.requested", PurgeRequested.class),
    COMMAND_COMPLETED("command.completed", CommandCompleted.class);

    private static final Map<String, EventType> NAMED =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));

    private final String type;
    private final Class<? extends Event> event;

    EventType(String type, Class<? extends Event> event) {
        this.type = type;
        this.event = event;
    }

    public String type() {
        return type;
    }

    Class<? extends Event> event() {
        return event;
    }

    /** The type that events of this class travel under. */
    public static EventType of(Event event) {
        return Arrays.stream(values())
                .filter(type -> type.event.isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an event without a type: " + event.getClass()));
    }

    public static Optional<EventType> named(String type) {
        return Optional.ofNullable(NAMED.get(type));
    }
}
