package dev.lockstep.deploy.history.postgres;

import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.json.EventType;

/** Events as they are in rows. */
final class StoredEvent {

    private StoredEvent() {}

    static <T extends Event> T read(byte[] json, Class<T> type) {
        if (EventJson.read(typeOf(type), json) instanceof Decoded.Known(Event event)) {
            return type.cast(event);
        }
        throw new IllegalStateException("a row of the history holds no " + type.getSimpleName());
    }

    private static String typeOf(Class<? extends Event> type) {
        return type.equals(RenderFailed.class) ? EventType.RENDER_FAILED.type() : EventType.PAGE_REVALIDATED.type();
    }
}
