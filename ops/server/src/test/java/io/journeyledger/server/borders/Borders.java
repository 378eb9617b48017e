package io.journeyledger.server.borders;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.journeyledger.store.database.Dialect;
import io.journeyledger.store.database.SqlFailures;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * The borders of the architecture. A rule whose pattern matches nothing fails. That each rule bites is shown by
 * {@link BordersBiteTest}.
 */
@SuppressWarnings("ImmutableEnumChecker") // rules have no setters
enum Borders {
    LANGUAGE_NEEDS_THE_JDK_ONLY(classes()
            .that()
            .resideInAPackage(Names.LEDGER)
            .should()
            .onlyDependOnClassesThat(in("java..", Names.JSPECIFY, Names.LEDGER))),

    FOLDS_NEED_THE_LANGUAGE_ONLY(classes()
            .that()
            .resideInAnyPackage(Names.FOLDS)
            .should()
            .onlyDependOnClassesThat(in("java..", Names.JSPECIFY, Names.LEDGER).or(resideInAnyPackage(Names.FOLDS)))),

    WHAT_HAPPENED_IS_DECIDED_WITHOUT_CLOCK_OR_DICE(noClasses()
            .that()
            .resideInAnyPackage(
                    Names.LEDGER,
                    "io.journeyledger.projections.fold..",
                    "io.journeyledger.projections.document..",
                    "io.journeyledger.projections.policy..",
                    "io.journeyledger.projections.model")
            .should()
            .accessTargetWhere(readsClockOrDice())),

    STORE_SERVES_BOTH_SIDES_AND_KNOWS_NEITHER(noClasses()
            .that()
            .resideInAPackage(Names.STORE)
            .should()
            .dependOnClassesThat(in(Names.INTAKE, Names.PROJECTIONS, Names.QUERY, Names.ELASTIC_CLIENT))),

    STORE_LOOKS_DOWN(classes()
            .that()
            .resideInAPackage(Names.STORE)
            .and(DescribedPredicate.not(assemble()))
            .should(new StorePackages())),

    DIALECTS_OF_SQL_STAY_IN_THE_STORE(noClasses()
            .that()
            .resideOutsideOfPackage(Names.STORE)
            .should()
            .dependOnClassesThat(belongToAnyOf(Dialect.class, SqlFailures.class))),

    INTAKE_KNOWS_NO_VIEWS(noClasses()
            .that()
            .resideInAPackage(Names.INTAKE)
            .should()
            .dependOnClassesThat(in(Names.PROJECTIONS, Names.QUERY, Names.ELASTIC_CLIENT, Names.ELASTIC_CHILD))),

    PROJECTIONS_KNOW_NEITHER_INTAKE_NOR_WEB(noClasses()
            .that()
            .resideInAPackage(Names.PROJECTIONS)
            .should()
            .dependOnClassesThat(in(Names.INTAKE, Names.QUERY, "org.springframework.web..", "jakarta.servlet.."))),

    QUESTIONS_SEE_NEITHER_STORE_NOR_INTAKE(noClasses()
            .that()
            .resideInAPackage(Names.QUERY)
            .should()
            .dependOnClassesThat(in(Names.STORE, Names.INTAKE))),

    PAGES_ASK_SEARCH_AND_NO_DATABASE(noClasses()
            .that()
            .resideInAPackage(Names.PAGES)
            .should()
            .dependOnClassesThat(in(
                    Names.ELASTIC_CLIENT,
                    Names.VIEWS_ASKED,
                    "org.axonframework.eventsourcing..",
                    "org.axonframework.eventhandling..",
                    "java.sql..",
                    "org.springframework.jdbc.."))),

    ELASTICSEARCH_IS_SPOKEN_TO_IN_FEW_PLACES(noClasses()
            .that()
            .resideOutsideOfPackages(Names.SPEAK_TO_ELASTICSEARCH)
            .should()
            .dependOnClassesThat(in(Names.ELASTIC_CLIENT, Names.VIEWS_ASKED))),

    QUESTIONS_KNOW_NO_PAGES(noClasses()
            .that()
            .resideInAPackage(Names.QUERY)
            .and()
            .resideOutsideOfPackage(Names.PAGES)
            .should()
            .dependOnClassesThat(in(Names.PAGES))),

    OPTIMISERS_SERVE_THE_FIT_OF_MODELS_ONLY(noClasses()
            .that()
            .resideOutsideOfPackage("io.journeyledger.projections.model.fit..")
            .should()
            .dependOnClassesThat(in("org.hipparchus.."))),

    SIMULATOR_NEEDS_THE_JDK_ONLY(classes()
            .that()
            .resideInAPackage("io.journeyledger.simulator..")
            .should()
            .onlyDependOnClassesThat(in("java..", Names.JSPECIFY, "io.journeyledger.simulator.."))),

    ELASTICSEARCH_CHILD_NEEDS_THE_JDK_ONLY(classes()
            .that()
            .resideInAPackage(Names.ELASTIC_CHILD)
            .should()
            .onlyDependOnClassesThat(in("java..", Names.JSPECIFY, Names.ELASTIC_CHILD))),

    COMMAND_LINE_LOADS_NO_SPRING(noClasses()
            .that()
            .resideInAnyPackage("io.journeyledger.server.cli..", "io.journeyledger.server.exit..")
            .should()
            .dependOnClassesThat(in(
                    "org.springframework..",
                    "org.axonframework..",
                    Names.INTAKE,
                    Names.STORE,
                    Names.PROJECTIONS,
                    Names.QUERY))),

    NOBODY_KNOWS_THE_PROGRAM(noClasses()
            .that()
            .resideOutsideOfPackages("io.journeyledger.server..", "io.journeyledger.bench..")
            .should()
            .dependOnClassesThat(in("io.journeyledger.server.."))),

    MODULES_MAKE_NO_CYCLE(slices().matching("io.journeyledger.(*)..").should().beFreeOfCycles()),

    PACKAGES_MAKE_NO_CYCLE(
            slices().assignedFrom(new PackagesThatAreAssembled()).should().beFreeOfCycles()),

    XSTREAM_IS_NEVER_USED(noClasses()
            .should()
            .dependOnClassesThat(in("com.thoughtworks.xstream..", "org.axonframework.serialization.xml.."))),

    NAMES_SAY_WHAT_THINGS_ARE(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?"));

    final ArchRule rule;

    Borders(ArchRule rule) {
        this.rule = rule.allowEmptyShould(false);
    }

    /** Constants of an enum cannot name static fields of it. */
    private static final class Names {
        static final String JSPECIFY = "org.jspecify..";
        static final String LEDGER = "io.journeyledger.ledger..";
        static final String STORE = "io.journeyledger.store..";
        static final String INTAKE = "io.journeyledger.intake..";
        static final String PROJECTIONS = "io.journeyledger.projections..";
        static final String QUERY = "io.journeyledger.query..";
        static final String PAGES = "io.journeyledger.query.web..";
        static final String VIEWS_ASKED = "io.journeyledger.query.elasticsearch..";
        static final String ELASTIC_CHILD = "io.journeyledger.elasticsearch..";
        static final String[] FOLDS = {
            "io.journeyledger.projections.fold..",
            "io.journeyledger.projections.document..",
            "io.journeyledger.projections.policy..",
            "io.journeyledger.projections.model"
        };
        static final Set<Class<? extends Annotation>> ASSEMBLE =
                Set.of(Configuration.class, AutoConfiguration.class, SpringBootConfiguration.class);
        static final String ELASTIC_CLIENT = "co.elastic..";
        /** Not what is told from the ledger, nor what is shared by all questions, nor what is done with answers. */
        static final String[] SPEAK_TO_ELASTICSEARCH = {
            "io.journeyledger.projections.index..",
            "io.journeyledger.projections.live..",
            "io.journeyledger.projections.rebuild..",
            VIEWS_ASKED,
            "io.journeyledger.query.text",
            "io.journeyledger.query.journey",
            "io.journeyledger.query.search",
            "io.journeyledger.query.worklist",
            "io.journeyledger.query.care",
            "io.journeyledger.query.figures",
            "io.journeyledger.query.dashboards",
            "io.journeyledger.query.extract"
        };

        static final Set<String> DICE = Set.of(
                "java.util.Random",
                "java.security.SecureRandom",
                "java.util.concurrent.ThreadLocalRandom",
                "java.util.SplittableRandom");
    }

    /** What puts parts together knows all of them, and lies above them: it is left out. */
    private static final class PackagesThatAreAssembled implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass each) {
            return assemble().test(each) ? SliceIdentifier.ignore() : SliceIdentifier.of(each.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages, without what assembles them";
        }
    }

    private static DescribedPredicate<JavaClass> assemble() {
        return DescribedPredicate.describe(
                "assemble", each -> Names.ASSEMBLE.stream().anyMatch(each::isAnnotatedWith));
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaAccess<?>> readsClockOrDice() {
        return DescribedPredicate.describe("reads a clock or throws dice", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            return switch (target.getName()) {
                case "now" -> owner.startsWith("java.time.");
                case "systemUTC", "systemDefaultZone", "system", "tickMillis" ->
                    owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
                case "instant", "millis" -> owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
                case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
                case "randomUUID" -> owner.equals("java.util.UUID");
                case "random" -> owner.equals("java.lang.Math");
                default -> isDice(owner);
            };
        });
    }

    private static boolean isDice(String owner) {
        return Names.DICE.contains(owner) || owner.startsWith("java.util.random.");
    }
}
