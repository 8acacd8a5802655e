package dev.lockstep.architecture.law;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;

/** Who may import whom. */
public enum ImportLaw implements Law {
    FEATURES_ARE_PURE,
    ADAPTERS_STAND_ALONE,
    PACKAGES_HAVE_NO_CYCLES,
    SERVICES_STAND_ALONE,
    CONTRACTS_KNOW_NO_SERVICE;

    /** Java itself, annotations that change nothing at runtime, and libraries that are plain data structures. */
    private static final List<String> PLAIN =
            List.of("java.", "javax.crypto.", "org.jspecify.", "com.github.benmanes.caffeine.", "io.smallrye.config.");

    /** Parts of Java that are technologies nevertheless. */
    private static final List<String> NOT_PLAIN = List.of("java.sql.", "java.net.http.", "java.util.logging.");

    private static final Set<String> PLAIN_ANNOTATIONS = Set.of("jakarta.enterprise.context.ApplicationScoped");

    @Override
    public ArchRule over(Layout layout) {
        return rule(layout).as(name());
    }

    private ArchRule rule(Layout layout) {
        return switch (this) {
            case FEATURES_ARE_PURE -> featuresArePure(layout);
            case ADAPTERS_STAND_ALONE -> adaptersStandAlone(layout);
            case PACKAGES_HAVE_NO_CYCLES -> packagesHaveNoCycles(layout);
            case SERVICES_STAND_ALONE -> servicesStandAlone(layout);
            case CONTRACTS_KNOW_NO_SERVICE -> contractsKnowNoService(layout);
        };
    }

    private static ArchRule featuresArePure(Layout layout) {
        return classes()
                .that(layout.pureClasses())
                .should(new OnlyImport("pure code only", (type, imported) -> mayBeUsedByPureCode(layout, imported)))
                .because("what the product does must be readable and testable without any technology");
    }

    private static ArchRule adaptersStandAlone(Layout layout) {
        return classes()
                .that(layout.adapters())
                .should(new OnlyImport(
                        "no other adapter", (type, imported) -> mayAdapterImport(layout, type, imported)))
                .because("a technology is replaced in one place; only wiring joins several, and contracts are shared");
    }

    private static ArchRule packagesHaveNoCycles(Layout layout) {
        return SlicesRuleDefinition.slices()
                .matching(layout.root() + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle are one package that nobody can read");
    }

    private static ArchRule servicesStandAlone(Layout layout) {
        return classes()
                .that(layout.services())
                .should(new OnlyImport(
                        "no other service", (type, imported) -> mayServiceImport(layout, type, imported)))
                .because("services meet in contracts alone");
    }

    private static ArchRule contractsKnowNoService(Layout layout) {
        return classes()
                .that(layout.contracts())
                .should(new OnlyImport(
                        "no service", (type, imported) -> !layout.holds(imported) || layout.isContract(imported)))
                .because("whoever reads a contract must not need a service");
    }

    private static boolean mayBeUsedByPureCode(Layout layout, JavaClass imported) {
        String name = imported.getName();
        return layout.isPure(imported)
                || PLAIN_ANNOTATIONS.contains(name)
                || (isBelow(PLAIN, name) && !isBelow(NOT_PLAIN, name));
    }

    private static boolean mayAdapterImport(Layout layout, JavaClass adapter, JavaClass imported) {
        List<String> other = layout.adapter(imported);
        return other.isEmpty()
                || other.equals(layout.adapter(adapter))
                || layout.isContract(imported)
                || layout.isWiring(adapter);
    }

    private static boolean mayServiceImport(Layout layout, JavaClass type, JavaClass imported) {
        return !layout.holds(imported)
                || layout.isContract(imported)
                || layout.service(imported).equals(layout.service(type));
    }

    private static boolean isBelow(List<String> packages, String name) {
        return packages.stream().anyMatch(name::startsWith);
    }
}
