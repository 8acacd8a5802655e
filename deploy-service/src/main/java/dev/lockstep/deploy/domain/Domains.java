package dev.lockstep.deploy.domain;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The domains of one site, each once.
 *
 * @param custom the one that the site is called by; nothing or one
 */
public record Domains(List<DomainName> custom, List<DomainName> aliases) {
    public static final Domains NONE = new Domains(List.of(), List.of());

    public Domains {
        custom = List.copyOf(custom);
        List<DomainName> called = custom;
        aliases = aliases.stream()
                .distinct()
                .filter(name -> !called.contains(name))
                .toList();
    }

    public List<DomainName> all() {
        return Stream.concat(custom.stream(), aliases.stream()).toList();
    }

    public Domains withCustom(List<DomainName> name) {
        return new Domains(name, aliases);
    }

    public Domains withAliases(List<DomainName> names) {
        return new Domains(custom, names);
    }

    public Domains without(Collection<DomainName> names) {
        Predicate<DomainName> stays = name -> !names.contains(name);
        return new Domains(
                custom.stream().filter(stays).toList(),
                aliases.stream().filter(stays).toList());
    }
}
