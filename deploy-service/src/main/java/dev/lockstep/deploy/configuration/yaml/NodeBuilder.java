package dev.lockstep.deploy.configuration.yaml;

import dev.lockstep.deploy.configuration.notation.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds nodes from a parser's events, as deep as a configuration may reasonably be. */
final class NodeBuilder {
    private static final int DEEPEST = 20;

    private final Iterator<Event> events;
    private int depth;

    NodeBuilder(Iterator<Event> events) {
        this.events = events;
    }

    /** The one document of a stream; an empty stream has nothing in it. */
    Node document() {
        expect(Event.ID.StreamStart);
        Event first = events.next();
        if (!(first instanceof DocumentStartEvent)) {
            return new Node.Nothing(1);
        }
        Node root = node(events.next());
        expect(Event.ID.DocumentEnd);
        Event next = events.next();
        if (next instanceof DocumentStartEvent) {
            throw new UnwantedYaml(line(next), "a second document begins", "one file, one configuration: remove '---'");
        }
        return root;
    }

    private Node node(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start);
            case MappingStartEvent start -> mapping(start);
            case AliasEvent alias ->
                throw new UnwantedYaml(line(alias), "an alias, '*', is not understood here", "write the value out");
            default -> throw new IllegalStateException("no node begins with " + event);
        };
    }

    private static Node scalar(ScalarEvent event) {
        refuseTag(event, event.getTag().isPresent());
        String text = event.getValue();
        boolean nothing = event.isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"));
        return nothing ? new Node.Nothing(line(event)) : new Node.Scalar(line(event), text);
    }

    private Node sequence(SequenceStartEvent start) {
        enter(start);
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event));
        }
        depth--;
        return new Node.Sequence(line(start), items);
    }

    private Node mapping(MappingStartEvent start) {
        enter(start);
        List<Node.Entry> entries = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            entries.add(new Node.Entry(line(event), key(event), node(events.next())));
        }
        depth--;
        return new Node.Mapping(line(start), entries);
    }

    private static String key(Event event) {
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar, scalar.getTag().isPresent());
            return scalar.getValue();
        }
        throw new UnwantedYaml(line(event), "a key is a word", "quote a text that begins with '*', '[' or '{'");
    }

    private void enter(CollectionStartEvent start) {
        refuseTag(start, start.getTag().isPresent());
        if (++depth > DEEPEST) {
            throw new UnwantedYaml(line(start), "lists and keys lie deeper than " + DEEPEST + " levels", "");
        }
    }

    private static void refuseTag(Event event, boolean isTagged) {
        if (isTagged) {
            throw new UnwantedYaml(
                    line(event), "a tag, '!', is not understood here", "quote a text that begins with it");
        }
    }

    private void expect(Event.ID id) {
        Event event = events.next();
        if (event.getEventId() != id) {
            throw new IllegalStateException("expected " + id + ", not " + event);
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
