package dev.lockstep.deploy.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.site.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What an owner sends to be chosen for a site, under the names that Netlify's API has for it. What is not sent stays as it is;
 * {@code null} takes back what was chosen.
 */
final class Choices {

    private final JsonNode sent;
    private final List<Choice> read = new ArrayList<>();

    private Choices(JsonNode sent) {
        this.sent = sent;
    }

    /** Throws if there is nothing to choose, or something that nobody understands. */
    static List<Choice> read(@Nullable JsonNode sent) {
        Choices choices = new Choices(sent == null ? MissingNode.getInstance() : sent);
        choices.read("lease", node -> new Choice.Lease(lease(node)));
        choices.read("custom_domain", node -> new Choice.CustomDomain(text("custom_domain", node)));
        choices.read("domain_aliases", node -> new Choice.DomainAliases(texts("domain_aliases", node)));
        if (choices.read.isEmpty()) {
            throw new UnfitParameterException(
                    "nothing is chosen", "send one or more of lease, custom_domain and domain_aliases");
        }
        return choices.read;
    }

    private void read(String field, Function<JsonNode, Choice> reader) {
        Optional.ofNullable(sent.get(field)).map(reader).ifPresent(read::add);
    }

    private static LeaseMode lease(JsonNode node) {
        return switch (node.asText("")) {
            case "available" -> LeaseMode.AVAILABLE;
            case "strict" -> LeaseMode.STRICT;
            default ->
                throw new UnfitParameterException(
                        "there is no lease '" + node.asText("") + "'", "a lease is available or strict");
        };
    }

    /** One or, where none is wanted, nothing. */
    private static List<String> text(String field, JsonNode node) {
        if (!node.isNull() && !node.isTextual()) {
            throw new UnfitParameterException("'" + field + "' is no text", "send a text, or null for none");
        }
        return node.asText("").isEmpty() || node.isNull() ? List.of() : List.of(node.asText());
    }

    private static List<String> texts(String field, JsonNode node) {
        List<JsonNode> elements =
                StreamSupport.stream(node.spliterator(), false).toList();
        if (!(node.isArray() || node.isNull()) || !elements.stream().allMatch(JsonNode::isTextual)) {
            throw new UnfitParameterException("'" + field + "' is no list of texts", "send a list, or null for none");
        }
        return elements.stream().map(JsonNode::asText).toList();
    }
}
