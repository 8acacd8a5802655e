package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.lockstep.architecture.law.Law;
import dev.lockstep.architecture.law.Layout;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law meets a small code base below {@code fixture} that breaks it in a class named Offender and nowhere else. */
class LawsCanFailTest {
    @ParameterizedTest
    @MethodSource("laws")
    void theLawAccusesTheOffenderAndNobodyElse(Law law) {
        // Given
        Layout fixture = new Layout(fixtureOf(law));
        JavaClasses classes = new ClassFileImporter().importPackages(fixture.root());

        // When
        List<String> accusations =
                law.over(fixture).evaluate(classes).getFailureReport().getDetails();

        // Then
        assertThat(accusations)
                .isNotEmpty()
                .allSatisfy(accusation -> assertThat(accusation).contains("Offender"));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void aLawThatFindsNothingToJudgeFails(Law law) {
        ArchRule overNothing = law.over(new Layout("dev.lockstep.moved.away"));

        assertThatThrownBy(() -> overNothing.check(ProductionCode.CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    static List<Law> laws() {
        return Law.all();
    }

    private static String fixtureOf(Law law) {
        return "dev.lockstep.architecture.fixture."
                + law.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
