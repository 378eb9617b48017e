package io.journeyledger.server.borders;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes that trespass, each named {@code Trespasser} and lying in a package where it must not do what it does. */
class BordersBiteTest {
    private static final JavaClasses TRESPASSERS = new ClassFileImporter()
            .withImportOption(BordersBiteTest::trespasses)
            .importPackages("io.journeyledger");

    @ParameterizedTest
    @EnumSource
    void finds_the_trespasser(Borders border) {
        var result = border.rule.evaluate(TRESPASSERS);

        assertThat(result.hasViolation()).as(border.rule.getDescription()).isTrue();
        assertThat(result.getFailureReport().getDetails())
                .allSatisfy(violation -> assertThat(violation).contains("Trespasser"));
    }

    private static boolean trespasses(Location location) {
        return location.contains("/test-classes/") && location.contains("Trespasser");
    }
}
