package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.architecture.law.Law;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LawsHoldTest {
    @ParameterizedTest
    @MethodSource("laws")
    void theLawHoldsForAllProductionCode(Law law) {
        law.over(ProductionCode.LAYOUT).check(ProductionCode.CLASSES);
    }

    /** When this fails, the module is missing among the dependencies in this module's pom. */
    @ParameterizedTest
    @MethodSource("modules")
    void everyModuleIsUnderTheLaw(Path module) {
        assertThat(ProductionCode.CLASSES).anyMatch(type -> ProductionCode.isBuiltIn(module, type));
    }

    static List<Law> laws() {
        return Law.all();
    }

    static List<Path> modules() throws IOException {
        return ProductionCode.modules();
    }
}
