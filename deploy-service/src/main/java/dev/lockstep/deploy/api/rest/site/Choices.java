package dev.lockstep.deploy.api.rest.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PasswordHash;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.site.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What an owner sends to be chosen for a site, under the names that Netlify's API has for it. What is not sent stays as it is;
 * {@code null} takes back what was chosen.
 */
@ApplicationScoped
class Choices {

    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 200;
    private static final int SHORTEST_TOKEN = 20;

    private final Map<String, Function<JsonNode, Choice>> readers = new TreeMap<>();
    private final RandomGenerator random;

    Choices(RandomGenerator random) {
        this.random = random;
        readers.put("lease", node -> new Choice.Lease(lease(node)));
        readers.put("custom_domain", node -> new Choice.CustomDomain(text("custom_domain", node)));
        readers.put("domain_aliases", node -> new Choice.DomainAliases(texts("domain_aliases", node)));
        readers.put("password", node -> new Choice.PreviewPassword(password(node)));
        readers.put("preview_token", node -> new Choice.PreviewToken(token(node)));
        readers.put("pins", node -> new Choice.Pins(isTrue("pins", node)));
        readers.put("monotonic_reads", node -> new Choice.MonotonicReads(isTrue("monotonic_reads", node)));
        readers.put("password_context", node -> new Choice.PasswordContext(isOfEverything(node)));
    }

    /** Throws if there is nothing to choose, or something that nobody understands. */
    List<Choice> read(@Nullable JsonNode sent) {
        JsonNode body = sent == null ? MissingNode.getInstance() : sent;
        List<Choice> read = readers.entrySet().stream()
                .filter(reader -> body.has(reader.getKey()))
                .map(reader -> reader.getValue().apply(body.get(reader.getKey())))
                .toList();
        if (read.isEmpty()) {
            throw new UnfitParameterException(
                    "nothing is chosen", "send one or more of " + String.join(", ", readers.keySet()));
        }
        return read;
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

    /** People make them up, so that only what takes long to compare with is kept. */
    private List<PasswordHash> password(JsonNode node) {
        List<String> password = text("password", node);
        if (password.stream().anyMatch(text -> text.length() < SHORTEST_PASSWORD || text.length() > LONGEST_PASSWORD)) {
            throw new UnfitParameterException(
                    "the password is too short or too long",
                    "choose " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
        return password.stream().map(text -> PasswordHash.of(text, random)).toList();
    }

    private static List<Digest> token(JsonNode node) {
        List<String> token = text("preview_token", node);
        if (token.stream().anyMatch(text -> text.length() < SHORTEST_TOKEN)) {
            throw new UnfitParameterException(
                    "the token can be guessed", "send " + SHORTEST_TOKEN + " random characters or more");
        }
        return token.stream().map(text -> Digest.of(text.getBytes(UTF_8))).toList();
    }

    private static boolean isOfEverything(JsonNode node) {
        return switch (node.asText("")) {
            case "all" -> true;
            case "non_production" -> false;
            default ->
                throw new UnfitParameterException(
                        "there is no password context '" + node.asText("") + "'",
                        "a password context is all or non_production");
        };
    }

    private static boolean isTrue(String field, JsonNode node) {
        if (!node.isBoolean()) {
            throw new UnfitParameterException("'" + field + "' is no truth value", "send true or false");
        }
        return node.asBoolean();
    }

    /** One or, where none is wanted, nothing. */
    private static List<String> text(String field, JsonNode node) {
        if (!node.isNull() && !node.isTextual()) {
            throw new UnfitParameterException("'" + field + "' is no text", "send a text, or null for none");
        }
        return node.isNull() || node.asText().isEmpty() ? List.of() : List.of(node.asText());
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
