package dev.lockstep.architecture.law;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Something that holds for all production code. Its name says what, and names the folder of its counter-example. */
public sealed interface Law permits ImportLaw, CodeLaw {

    String name();

    /** The law as a rule over code that is laid out below some root package. */
    ArchRule over(Layout layout);

    static List<Law> all() {
        return Stream.<Law>concat(Arrays.stream(ImportLaw.values()), Arrays.stream(CodeLaw.values()))
                .toList();
    }
}
