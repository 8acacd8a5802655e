package dev.lockstep.architecture.law;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Violated by every field and parameter of an optional type; what the compiler adds for lambdas does not count. */
final class ReturnOptionalOnly extends ArchCondition<JavaClass> {
    ReturnOptionalOnly() {
        super("only return Optional");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
                .filter(field -> isOptional(field.getRawType()))
                .forEach(field -> accuse(field, events));
        type.getCodeUnits().stream()
                .filter(unit -> unit.getRawParameterTypes().stream().anyMatch(ReturnOptionalOnly::isOptional))
                .forEach(unit -> accuse(unit, events));
    }

    private static boolean isOptional(JavaClass type) {
        return type.isEquivalentTo(Optional.class)
                || type.isEquivalentTo(OptionalInt.class)
                || type.isEquivalentTo(OptionalLong.class)
                || type.isEquivalentTo(OptionalDouble.class);
    }

    private static void accuse(JavaMember member, ConditionEvents events) {
        if (!member.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            events.add(SimpleConditionEvent.violated(member, member.getDescription() + " keeps or takes an Optional"));
        }
    }
}
