package dev.lockstep.architecture.law;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/**
 * What a class is, told by its package: {@code <root>.<service>.<feature>} is pure; from the first segment on that is
 * named after a technology, {@code <root>.<service>.<feature>.<technology>}, it is an adapter.
 *
 * @param root the package above the services
 */
public record Layout(String root) {
    private static final String CONTRACTS = "contracts";
    private static final String POSTGRES = "postgres";
    private static final String WIRING = "wiring";
    private static final Set<String> TECHNOLOGIES = Set.of(
            "cli",
            "rest",
            POSTGRES,
            "kafka",
            "vertx",
            "qute",
            "files",
            "s3",
            "json",
            "toml",
            "yaml",
            "http",
            "tcp",
            "archive",
            "codec",
            "metrics",
            "opentelemetry",
            "health",
            "process",
            "jib",
            "jboss",
            "faulttolerance",
            WIRING);

    private static final Set<String> KINDS = Set.of(
            "service", "services", "model", "models", "dto", "util", "utils", "common", "impl", "helper", "misc");

    boolean holds(JavaClass type) {
        return packageOf(type).startsWith(root + ".");
    }

    /** The service of a class, or {@code contracts}; empty outside. */
    String service(JavaClass type) {
        return holds(type) ? segments(type).getFirst() : "";
    }

    boolean isContract(JavaClass type) {
        return service(type).equals(CONTRACTS);
    }

    /** The path of the adapter that a class is part of; empty when it is part of none. */
    List<String> adapter(JavaClass type) {
        List<String> segments = segments(type);
        for (int i = 1; i < segments.size(); i++) {
            if (TECHNOLOGIES.contains(segments.get(i))) {
                return segments.subList(0, i + 1);
            }
        }
        return List.of();
    }

    boolean isPure(JavaClass type) {
        return holds(type) && adapter(type).isEmpty();
    }

    boolean isWiring(JavaClass type) {
        List<String> adapter = adapter(type);
        return !adapter.isEmpty() && adapter.getLast().equals(WIRING);
    }

    boolean isNamedAfterAKind(JavaClass type) {
        return segments(type).stream().anyMatch(KINDS::contains);
    }

    /** Whether an entity lies in a package for the database, and whoever imports it lies there too. */
    boolean isAtHome(JavaClass entity, JavaClass importing) {
        return entity.getPackageName().equals(importing.getPackageName())
                && segments(entity).getLast().equals(POSTGRES);
    }

    DescribedPredicate<JavaClass> everything() {
        return DescribedPredicate.describe("are ours", this::holds);
    }

    DescribedPredicate<JavaClass> pureClasses() {
        return DescribedPredicate.describe("are pure", this::isPure);
    }

    DescribedPredicate<JavaClass> adapters() {
        return DescribedPredicate.describe(
                "are adapters", type -> !adapter(type).isEmpty());
    }

    DescribedPredicate<JavaClass> contracts() {
        return DescribedPredicate.describe("are contracts", this::isContract);
    }

    DescribedPredicate<JavaClass> services() {
        return DescribedPredicate.describe("belong to a service", type -> holds(type) && !isContract(type));
    }

    private List<String> segments(JavaClass type) {
        return holds(type)
                ? List.of(packageOf(type).substring(root.length() + 1).split("\\.", -1))
                : List.of();
    }

    private static String packageOf(JavaClass type) {
        return type.getBaseComponentType().getPackageName();
    }
}
