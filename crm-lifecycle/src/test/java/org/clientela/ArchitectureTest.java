package org.clientela;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The shape of the house: what may know of what, and what nobody touches. Sees all modules, since this is the top one. */
@AnalyzeClasses(packages = "org.clientela", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each package may use itself and those before it. A package that is not named here belongs to the one around it. */
    private static final List<String> FROM_THE_GROUND_UP = List.of(
            // crm-core
            "org.clientela.internal",
            "org.clientela.text",
            "org.clientela.money",
            "org.clientela.attribute",
            "org.clientela.customer",
            "org.clientela.offering",
            "org.clientela.event",
            "org.clientela.json",
            "org.clientela.store",
            "org.clientela.profile",
            "org.clientela.transfer",
            // crm-segmentation
            "org.clientela.insight",
            "org.clientela.rule",
            "org.clientela.segment",
            "org.clientela.score",
            "org.clientela.score.rfm",
            "org.clientela.matrix",
            // crm-lifecycle
            "org.clientela.lifecycle",
            "org.clientela");

    @ArchTest
    static final ArchRule arrows_point_down =
            classes().should(useOnlyWhatLiesBelow()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("org.clientela.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule time_zone_and_language_are_given = noClasses()
            .should()
            .accessTargetWhere(readsTheMachine())
            .because("the clock, the zone and the locale come with the Crm, so that every answer can be repeated")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_front_door_offers_the_system_clock = noClasses()
            .that()
            .resideOutsideOfPackage("org.clientela")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_network_no_deserialisation_no_scripts = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "javax.script..", "java.rmi..", "javax.naming..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .because("definitions are data: none may reach out or run code")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_thread_locals = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class)
            .because("tenant, actor and clock are passed, and hosts run many virtual threads")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_internal_in_public_signatures = classes()
            .that()
            .resideOutsideOfPackage("..internal..")
            .should(exposeNothingInternal())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(new ArchCondition<JavaClass>("be in a package annotated with @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(
                                type,
                                "%s: its package has no package-info with @NullMarked".formatted(type.getName())));
                    }
                }
            })
            .allowEmptyShould(true);

    private static ArchCondition<JavaClass> useOnlyWhatLiesBelow() {
        return new ArchCondition<>("be in a package of the order and use only those before it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<String> own = floorOf(type);
                if (own.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            "%s: its package has no place yet.%nMaybe add it to FROM_THE_GROUND_UP?"
                                    .formatted(type.getName())));
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> floorOf(dependency.getTargetClass())
                                .filter(target ->
                                        FROM_THE_GROUND_UP.indexOf(target) > FROM_THE_GROUND_UP.indexOf(own.get()))
                                .isPresent())
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    /** The named package a type belongs to; empty for types that are not ours or have no place. */
    private static Optional<String> floorOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        while (name.startsWith("org.clientela.") && !FROM_THE_GROUND_UP.contains(name)) {
            name = name.substring(0, name.lastIndexOf('.'));
            if (name.equals("org.clientela")) {
                return Optional.empty();
            }
        }
        return Optional.of(name).filter(FROM_THE_GROUND_UP::contains);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheMachine() {
        return DescribedPredicate.describe(
                "reads the system's clock, zone or locale",
                access -> access.getTarget() instanceof CodeUnitAccessTarget target && readsTheMachine(target));
    }

    private static boolean readsTheMachine(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean isGivenAClock =
                target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time") && !isGivenAClock;
            case "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes" ->
                owner.isEquivalentTo(Clock.class);
            case "systemDefault" -> owner.isEquivalentTo(ZoneId.class);
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "getDefault" -> owner.isEquivalentTo(Locale.class) || owner.isEquivalentTo(TimeZone.class);
            case "<init>" ->
                owner.isEquivalentTo(Date.class)
                        && target.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    private static ArchCondition<JavaClass> exposeNothingInternal() {
        return new ArchCondition<>("expose no internal type in what users see") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isSeenByUsers(type)) {
                    return;
                }
                Stream.concat(
                                type.getMethods().stream(),
                                Stream.concat(type.getConstructors().stream(), type.getFields().stream()))
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED))
                        .forEach(member -> typesIn(member)
                                .filter(used -> used.getPackageName().startsWith("org.clientela")
                                        && used.getPackageName().contains(".internal"))
                                .forEach(used -> events.add(SimpleConditionEvent.violated(
                                        member, "%s shows %s".formatted(member.getFullName(), used.getName())))));
            }
        };
    }

    private static boolean isSeenByUsers(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isSeenByUsers).orElse(true);
    }

    private static Stream<JavaClass> typesIn(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                Stream.concat(
                        unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                        unit.getExceptionTypes().stream().map(JavaClass::getBaseComponentType)));
    }
}
