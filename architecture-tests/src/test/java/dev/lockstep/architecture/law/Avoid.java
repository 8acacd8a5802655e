package dev.lockstep.architecture.law;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Violated by every class for which the predicate is true. */
final class Avoid extends ArchCondition<JavaClass> {
    private final Predicate<JavaClass> fault;

    Avoid(String what, Predicate<JavaClass> fault) {
        super("avoid " + what);
        this.fault = fault;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (fault.test(type)) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " does not " + getDescription()));
        }
    }
}
