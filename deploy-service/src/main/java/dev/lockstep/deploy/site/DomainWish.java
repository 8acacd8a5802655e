package dev.lockstep.deploy.site;

import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.Domains;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an owner says of a site's domains, in the order in which they said it. */
record DomainWish(List<Choice.OfDomains> choices) {

    DomainWish {
        choices = List.copyOf(choices);
    }

    static DomainWish of(List<Choice> choices) {
        return new DomainWish(choices.stream()
                .filter(Choice.OfDomains.class::isInstance)
                .map(Choice.OfDomains.class::cast)
                .toList());
    }

    boolean saysNothing() {
        return choices.isEmpty();
    }

    /** As the owner wrote them. */
    List<String> names() {
        return choices.stream().flatMap(DomainWish::names).toList();
    }

    /** Those names that are domains. */
    List<DomainName> domains() {
        return domains(names());
    }

    Domains applied(Domains before) {
        Domains wanted = before;
        for (Choice.OfDomains choice : choices) {
            wanted = switch (choice) {
                case Choice.CustomDomain(List<String> name) -> wanted.withCustom(domains(name));
                case Choice.DomainAliases(List<String> names) -> wanted.withAliases(domains(names));
            };
        }
        return wanted;
    }

    private static Stream<String> names(Choice.OfDomains choice) {
        return switch (choice) {
            case Choice.CustomDomain(List<String> name) -> name.stream();
            case Choice.DomainAliases(List<String> names) -> names.stream();
        };
    }

    private static List<DomainName> domains(List<String> names) {
        return names.stream().map(DomainName::parse).flatMap(Optional::stream).toList();
    }
}
