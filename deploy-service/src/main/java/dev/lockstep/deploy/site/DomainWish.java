package dev.lockstep.deploy.site;

import dev.lockstep.deploy.domain.DomainName;
import dev.lockstep.deploy.domain.Domains;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an owner says of a site's domains, in the order in which they said it.
 *
 * @param choices those that are about domains
 */
record DomainWish(List<Choice> choices) {

    static DomainWish of(List<Choice> choices) {
        return new DomainWish(choices.stream()
                .filter(choice -> choice instanceof Choice.CustomDomain || choice instanceof Choice.DomainAliases)
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
        for (Choice choice : choices) {
            wanted = switch (choice) {
                case Choice.CustomDomain(List<String> name) -> wanted.withCustom(domains(name));
                case Choice.DomainAliases(List<String> names) -> wanted.withAliases(domains(names));
                case Choice.Lease _ -> wanted;
            };
        }
        return wanted;
    }

    private static Stream<String> names(Choice choice) {
        return switch (choice) {
            case Choice.CustomDomain(List<String> name) -> name.stream();
            case Choice.DomainAliases(List<String> names) -> names.stream();
            case Choice.Lease _ -> Stream.empty();
        };
    }

    private static List<DomainName> domains(List<String> names) {
        return names.stream().map(DomainName::parse).flatMap(Optional::stream).toList();
    }
}
