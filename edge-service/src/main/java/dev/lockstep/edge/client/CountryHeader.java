package dev.lockstep.edge.client;

import dev.lockstep.contracts.client.Client;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The field by which proxies in front say from which country a visitor comes. What came through none of them may have been
 * written by the visitor, and says nothing.
 *
 * @param name in lower case; empty where no proxy says it
 */
public record CountryHeader(String name) {

    public static final CountryHeader NONE = new CountryHeader("");

    /** ISO 3166-1. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{2}");

    /**
     * The country in two letters, empty where it is not known.
     *
     * @param header a field's lines as one list by its name in lower case, empty when it was not sent
     */
    public String of(Client client, UnaryOperator<String> header) {
        if (name.isEmpty() || !client.proxied()) {
            return "";
        }
        String told = header.apply(name).strip();
        return CODE.matcher(told).matches() ? told : "";
    }
}
