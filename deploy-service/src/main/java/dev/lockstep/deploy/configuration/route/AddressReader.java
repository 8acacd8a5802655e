package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads addresses that the renderer will ask. Their scheme, host and port are the author's alone: a visitor who could
 * fill in a part of them would choose whom the renderer asks.
 */
public final class AddressReader {
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://([^/?#]*)(.*)");
    private static final String EXAMPLE = "https://catalogue.example/products/:id";

    private final Problems problems;

    public AddressReader(Problems problems) {
        this.problems = problems;
    }

    /** The address of a page's data. */
    Optional<ParameterTemplate> data(Node.Scalar data, Placeholders placeholders) {
        ParameterTemplate template = new ParameterTemplate(data.text());
        Optional<Fault> fault = fault(template);
        fault.ifPresent(found -> problems.add(data.line(), found.reason(), found.hint()));
        if (fault.isPresent()) {
            return Optional.empty();
        }
        placeholders.check(template, data.line(), problems);
        return Optional.of(template);
    }

    /** Whether an address with placeholders is one to ask; tells why not. */
    public boolean mayBeAsked(int line, String address) {
        Optional<Fault> fault = fault(new ParameterTemplate(address));
        fault.ifPresent(found -> problems.add(line, found.reason(), found.hint()));
        return fault.isEmpty();
    }

    /** The address that pages' paths are put behind; it ends without a slash. */
    Optional<URI> origin(Node.Scalar origin) {
        ParameterTemplate template = new ParameterTemplate(origin.text());
        Optional<Fault> fault = fault(template).or(() -> faultOfOrigin(template));
        fault.ifPresent(found -> problems.add(origin.line(), found.reason(), found.hint()));
        return fault.isPresent()
                ? Optional.empty()
                : Optional.of(URI.create(origin.text().replaceFirst("/+$", "")));
    }

    private static Optional<Fault> faultOfOrigin(ParameterTemplate origin) {
        if (!origin.names().isEmpty()) {
            return fault("an origin is one address, without placeholders", "the page's path is put behind it");
        }
        return origin.text().contains("?")
                ? fault("an origin holds no '?'", "name the parameters that it gets under 'query'")
                : Optional.empty();
    }

    private record Fault(String reason, String hint) {}

    private static Optional<Fault> fault(ParameterTemplate template) {
        String text = template.text();
        if (text.contains("${")) {
            return fault("'" + text + "' still holds a variable", "put its value in before you deploy");
        }
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return fault("'" + text + "' is not an http or https address", "for example " + EXAMPLE);
        }
        String authority = address.group(1);
        if (authority.contains("@")) {
            return fault("an address to ask holds no user and no password", "leave out what stands before '@'");
        }
        if (!new ParameterTemplate(authority).names().isEmpty()) {
            return fault(
                    "the host of '" + text + "' is for a visitor to choose", "placeholders belong behind the host");
        }
        return parse(template);
    }

    private static Optional<Fault> parse(ParameterTemplate template) {
        Map<String, String> anything =
                template.names().stream().collect(Collectors.toMap(Function.identity(), name -> "x"));
        try {
            URI uri = new URI(template.fillEncoded(anything));
            if (uri.getHost() == null || uri.getPort() > 0xFFFF || uri.getPort() == 0) {
                return fault("'" + template + "' names no host", "for example " + EXAMPLE);
            }
            return uri.getRawFragment() == null
                    ? Optional.empty()
                    : fault("what follows '#' is never sent", "leave it out of the address");
        } catch (URISyntaxException broken) {
            return fault("'" + template + "' is not an address: " + broken.getReason(), "for example " + EXAMPLE);
        }
    }

    private static Optional<Fault> fault(String reason, String hint) {
        return Optional.of(new Fault(reason, hint));
    }
}
