package dev.lockstep.kubernetes.setting;

import static java.util.stream.Collectors.toCollection;

import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service says on Kafka, and what it listens to, by its sources: a file that makes a reader or a consumer names the
 * topics that are read, and one that makes records imports the events that are written, or names the topic of a tombstone. Channels stand in the service's
 * {@code application.properties}, and there alone where it has any to write to.
 */
public final class Talk {

    private static final Pattern TOPIC = Pattern.compile("\\bTopic\\.([A-Z_]+)");
    private static final Pattern TOMBSTONE = Pattern.compile("new ProducerRecord<>\\(Topic\\.([A-Z_]+)");
    private static final Pattern EVENT = Pattern.compile("import dev\\.lockstep\\.contracts\\.event\\.(\\w+);");
    /** Where it is used, or where it is named for that. */
    private static final Pattern GROUP = Pattern.compile("(?:GROUP_ID_CONFIG,|String GROUP =)\\s*\"([^\"]+)\"");

    private static final Pattern READS = Pattern.compile("\\b(LogReader|KafkaConsumer)\\b");

    private final Properties properties;
    private final List<String> sources;

    public Talk(Service service) {
        this.properties = service.properties();
        this.sources = service.sources().stream().map(Service::text).toList();
    }

    public SortedSet<String> reads() {
        return sorted(Stream.concat(
                channels("incoming", ".topics?"),
                sources.stream().filter(source -> READS.matcher(source).find()).flatMap(Talk::topics)));
    }

    public SortedSet<String> writes() {
        List<String> channels = channels("outgoing", ".topic").toList();
        Stream<String> deadLetters = sources.stream()
                .filter(source -> source.contains("DeadLetter.of("))
                .map(_ -> Topic.DEAD_LETTERS.topicName());
        Stream<String> tombstones = sources.stream()
                .flatMap(source -> TOMBSTONE.matcher(source).results())
                .map(found -> Topic.valueOf(found.group(1)).topicName());
        return sorted(Stream.of(deadLetters, tombstones, channels.isEmpty() ? records() : channels.stream())
                .flatMap(topics -> topics));
    }

    public SortedSet<String> groups() {
        return sorted(Stream.concat(
                channels("incoming", ".group.id"),
                sources.stream()
                        .flatMap(source -> GROUP.matcher(source).results())
                        .map(found -> found.group(1))));
    }

    private Stream<String> records() {
        return sources.stream()
                .filter(source -> source.contains("EventRecords.record("))
                .flatMap(source -> Stream.concat(topics(source), events(source)));
    }

    private static Stream<String> topics(String source) {
        return TOPIC.matcher(source)
                .results()
                .map(found -> Topic.valueOf(found.group(1)).topicName());
    }

    private static Stream<String> events(String source) {
        return EVENT.matcher(source).results().map(found -> found.group(1)).flatMap(Talk::carriers);
    }

    /** Topics of an event of this name, or of those that have this name in common. */
    private static Stream<String> carriers(String name) {
        return Examples.all().stream().filter(event -> isCalled(event, name)).flatMap(Talk::lanes);
    }

    /** Who says what became of pages says so of any; requests for them are named where they are made. */
    private static boolean isCalled(Event event, String name) {
        return event.getClass().getSimpleName().equals(name)
                || (event instanceof PageEvent
                        && !(event instanceof PageRequested)
                        && PageEvent.class.getSimpleName().equals(name));
    }

    private static Stream<String> lanes(Event event) {
        return event instanceof PageRequested
                ? Stream.of(Topic.PAGE_REQUESTS.topicName(), Topic.PAGE_REQUESTS_LATER.topicName())
                : Stream.of(EventRecords.topic(event).topicName());
    }

    private Stream<String> channels(String direction, String property) {
        Pattern key = Pattern.compile("mp\\.messaging\\." + direction + "\\.[^.]+" + property.replace(".", "\\."));
        return properties.stringPropertyNames().stream()
                .filter(name -> key.matcher(name).matches())
                .flatMap(name -> Arrays.stream(properties.getProperty(name).split(",")));
    }

    private static SortedSet<String> sorted(Stream<String> names) {
        return names.collect(toCollection(TreeSet::new));
    }
}
