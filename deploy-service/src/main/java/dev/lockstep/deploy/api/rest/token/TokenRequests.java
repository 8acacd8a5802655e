package dev.lockstep.deploy.api.rest.token;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.access.CreateToken;
import dev.lockstep.deploy.api.rest.access.Authority;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.api.rest.request.Exact;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants of a new token. */
@ApplicationScoped
class TokenRequests {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{0,99}[^\\p{Cntrl}\\s]");
    private static final String ROLES =
            Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));

    private final Authority authority;

    TokenRequests(Authority authority) {
        this.authority = authority;
    }

    /** A token to be made, for some sites by their ids or names, or for every site. */
    @Exact
    public record TokenRequest(
            @Nullable String name,
            @Nullable String role,
            @Nullable List<String> sites,
            @Nullable Boolean everySite,
            @Nullable String expiresAt) {}

    /** What the request comes to. */
    sealed interface Read {
        record Understood(CreateToken.Wish wish) implements Read {}

        record NoSuchSite(String name) implements Read {}
    }

    /** Sites that the token of whoever asks is not for are not there. */
    Read read(@Nullable TokenRequest sent, Token asking) {
        TokenRequest request = Objects.requireNonNullElse(sent, new TokenRequest(null, null, null, null, null));
        String name = name(Objects.requireNonNullElse(request.name(), ""));
        Role role = role(Objects.requireNonNullElse(request.role(), ""));
        List<Instant> expiresAt = Optional.ofNullable(request.expiresAt()).stream()
                .map(TokenRequests::moment)
                .toList();
        List<String> names = Objects.requireNonNullElse(request.sites(), List.of());
        boolean everySite = Boolean.TRUE.equals(request.everySite());
        if (everySite == !names.isEmpty()) {
            throw new UnfitParameterException(
                    "the token is for no sites", "send 'sites' with their names, or 'every_site': true");
        }
        return everySite
                ? new Read.Understood(new CreateToken.Wish(name, new Grant(role, new Scope.EverySite()), expiresAt))
                : read(names, asking, sites -> new CreateToken.Wish(name, new Grant(role, sites), expiresAt));
    }

    private Read read(List<String> names, Token asking, Function<Scope, CreateToken.Wish> wish) {
        Set<SiteId> sites = new HashSet<>();
        for (String name : names) {
            Optional<Site> site = authority.site(asking, Role.OWNER, name);
            if (site.isEmpty()) {
                return new Read.NoSuchSite(name);
            }
            sites.add(site.get().id());
        }
        return new Read.Understood(wish.apply(new Scope.Sites(sites)));
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new UnfitParameterException(
                    "a token has a name of 1 to 100 characters", "send 'name': what the token is for");
        }
        return text;
    }

    private static Role role(String word) {
        return Role.called(word)
                .orElseThrow(() ->
                        new UnfitParameterException("there is no role '" + word + "'", "a role is one of " + ROLES));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new UnfitParameterException(
                    "'" + text + "' is no moment", "'expires_at' is such as 2027-01-31T00:00:00Z");
        }
    }
}
