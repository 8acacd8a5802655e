package dev.lockstep.architecture.law;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** How code is written, where the compiler has no opinion. */
public enum CodeLaw implements Law {
    PACKAGES_ARE_NULL_MARKED,
    OPTIONAL_IS_ONLY_RETURNED,
    ENTITIES_STAY_HOME,
    CONSTRUCTORS_INJECT,
    NOTHING_SLEEPS,
    TIME_AND_CHANCE_COME_IN,
    DATES_ARE_MODERN,
    PURE_CODE_PRINTS_NOTHING,
    PACKAGES_NAME_FEATURES,
    CLASSES_NAME_THINGS;

    private static final Pattern OLD_DATES = Pattern.compile("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)"
            + "|java\\.sql\\.(Date|Time|Timestamp)|java\\.text\\.(Simple)?DateFormat");

    @Override
    public ArchRule over(Layout layout) {
        return rule(layout).as(name());
    }

    private ArchRule rule(Layout layout) {
        return switch (this) {
            case PACKAGES_ARE_NULL_MARKED -> packagesAreNullMarked(layout);
            case OPTIONAL_IS_ONLY_RETURNED -> optionalIsOnlyReturned(layout);
            case ENTITIES_STAY_HOME -> entitiesStayHome(layout);
            case CONSTRUCTORS_INJECT -> constructorsInject(layout);
            case NOTHING_SLEEPS -> nothingSleeps(layout);
            case TIME_AND_CHANCE_COME_IN -> timeAndChanceComeIn(layout);
            case DATES_ARE_MODERN -> datesAreModern(layout);
            case PURE_CODE_PRINTS_NOTHING -> pureCodePrintsNothing(layout);
            case PACKAGES_NAME_FEATURES -> packagesNameFeatures(layout);
            case CLASSES_NAME_THINGS -> classesNameThings(layout);
        };
    }

    private static ArchRule packagesAreNullMarked(Layout layout) {
        return classes()
                .that(layout.everything())
                .should(new Avoid(
                        "packages without @NullMarked",
                        type -> !type.getPackage().isAnnotatedWith(NullMarked.class)))
                .because("nothing is null unless it says so");
    }

    private static ArchRule optionalIsOnlyReturned(Layout layout) {
        return classes()
                .that(layout.everything())
                .should(new ReturnOptionalOnly())
                .because("a field or a parameter that may be absent is a case that wants a name");
    }

    private static ArchRule entitiesStayHome(Layout layout) {
        return classes()
                .that(layout.everything())
                .should(new OnlyImport(
                        "entities of their own package postgres",
                        (type, imported) -> !imported.isAnnotatedWith("jakarta.persistence.Entity")
                                || layout.isAtHome(imported, type)))
                .because("tables change for other reasons than the rest");
    }

    private static ArchRule constructorsInject(Layout layout) {
        return noFields()
                .that()
                .areDeclaredInClassesThat(layout.everything())
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .because("what an object needs, its constructor asks for");
    }

    private static ArchRule nothingSleeps(Layout layout) {
        return classes()
                .that(layout.everything())
                .should(NeverUse.sleep())
                .because("whoever sleeps waits too long or not long enough: wait for a condition instead");
    }

    private static ArchRule timeAndChanceComeIn(Layout layout) {
        return classes()
                .that(layout.pureClasses())
                .should(NeverUse.ambientTimeOrChance())
                .because("a decision that reads the clock itself cannot be tested without waiting");
    }

    private static ArchRule datesAreModern(Layout layout) {
        return classes()
                .that(layout.everything())
                .should(new Avoid(
                        "dates of before java.time",
                        type -> type.getDirectDependenciesFromSelf().stream().anyMatch(CodeLaw::isOldDate)))
                .because("java.time says what kind of time it means; what a library returns is turned into it at once");
    }

    private static boolean isOldDate(Dependency dependency) {
        return OLD_DATES.matcher(dependency.getTargetClass().getName()).matches()
                && !dependency.getDescription().contains("<java.util.Date.toInstant()>");
    }

    private static ArchRule pureCodePrintsNothing(Layout layout) {
        return classes()
                .that(layout.pureClasses())
                .should(NeverUse.standardStreams())
                .because("it returns what it has to say, or logs");
    }

    private static ArchRule packagesNameFeatures(Layout layout) {
        return classes()
                .that(layout.everything())
                .should(new Avoid("packages named after a kind of class", layout::isNamedAfterAKind))
                .because("someone new opens a folder and sees what the product does");
    }

    private static ArchRule classesNameThings(Layout layout) {
        return noClasses()
                .that(layout.everything())
                .should()
                .haveNameMatching(".*(Manager|Helper|Helpers|Info|Impl|Util|Utils|Dto|DTO)")
                .because("such names fit anything");
    }
}
