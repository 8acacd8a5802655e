package dev.lockstep.architecture.law;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;

/** Violated by every call, method reference or field access whose target the predicate finds. */
final class NeverUse extends ArchCondition<JavaClass> {
    private static final Set<String> TIME_OR_CHANCE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.InstantSource.system",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault");
    private static final Set<String> UNSEEDED = Set.of("java.util.Random", "java.security.SecureRandom");
    private static final Set<String> STANDARD_STREAMS =
            Set.of("java.lang.System.out", "java.lang.System.err", "java.lang.System.in");

    private final Predicate<AccessTarget> fault;

    private NeverUse(String what, Predicate<AccessTarget> fault) {
        super("never use " + what);
        this.fault = fault;
    }

    static NeverUse sleep() {
        return new NeverUse("sleep", target -> target.getName().equals("sleep"));
    }

    static NeverUse standardStreams() {
        return new NeverUse("standard streams", target -> STANDARD_STREAMS.contains(name(target)));
    }

    static NeverUse ambientTimeOrChance() {
        return new NeverUse(
                "time or chance that did not come in",
                target -> TIME_OR_CHANCE.contains(name(target)) || readsTheClock(target) || isUnseeded(target));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            if (fault.test(access.getTarget())) {
                events.add(SimpleConditionEvent.violated(access, access.getDescription()));
            }
        }
    }

    private static boolean readsTheClock(AccessTarget target) {
        boolean now = target.getOwner().getPackageName().equals("java.time")
                && target.getName().equals("now")
                && !target.getDescription().contains("java.time.Clock");
        return now || name(target).startsWith("java.time.Clock.system");
    }

    private static boolean isUnseeded(AccessTarget target) {
        return target instanceof AccessTarget.ConstructorCallTarget constructor
                && UNSEEDED.contains(constructor.getOwner().getName())
                && constructor.getRawParameterTypes().isEmpty();
    }

    private static String name(AccessTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }
}
