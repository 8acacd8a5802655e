package dev.lockstep.platform.local.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What a user may do, as Strimzi's {@code KafkaUser} says it, in Kafka's own words. */
public final class AccessList {

    private AccessList() {}

    /** The rules of one {@code KafkaUser}. */
    public static List<AclBinding> of(JsonNode user) {
        String name = user.at("/metadata/name").asText();
        return elements(user.at("/spec/authorization/acls"))
                .flatMap(rule -> elements(rule.path("operations"))
                        .map(operation -> rule(name, rule.path("resource"), operation.asText())))
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static AclBinding rule(String user, JsonNode resource, String operation) {
        PatternType pattern =
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.fromString(resource.path("type").asText()),
                        resource.path("name").asText(),
                        pattern),
                new AccessControlEntry(
                        "User:" + user,
                        "*",
                        AclOperation.fromString(
                                operation.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)),
                        AclPermissionType.ALLOW));
    }
}
