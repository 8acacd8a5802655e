package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Cookies;
import dev.lockstep.contracts.manifest.redirect.Asked;
import dev.lockstep.contracts.manifest.redirect.Who;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What may decide an answer, and nothing else of the request.
 *
 * @param query decoded; of a repeated parameter the first
 * @param header a header's value by its name in lower case, empty when it was not sent
 */
public record RequestHead(
        CanonicalPath path, Map<String, String> query, UnaryOperator<String> header, Country country) {

    public RequestHead {
        query = Map.copyOf(query);
    }

    /** A request that came from nobody knows where. */
    public RequestHead(CanonicalPath path, Map<String, String> query, UnaryOperator<String> header) {
        this(path, query, header, Country.UNKNOWN);
    }

    public RequestHead from(Country where) {
        return new RequestHead(path, query, header, where);
    }

    /** As redirects see it. */
    Asked asked() {
        return new Asked(path.text(), query, new Who() {
            @Override
            public String acceptLanguage() {
                return header.apply("accept-language");
            }

            @Override
            public String cookie(String name) {
                return Cookies.parse(header.apply("cookie")).value(name);
            }

            @Override
            public String country() {
                return country.code().get();
            }
        });
    }
}
