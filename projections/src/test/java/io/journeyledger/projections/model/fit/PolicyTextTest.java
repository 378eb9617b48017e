package io.journeyledger.projections.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTextTest {

    @Test
    void changes_values_only_and_keeps_comments_behind_them() {
        String yaml = """
                # r: 1
                models:
                  r: 0.5   # half
                  purchases:
                    r: 0.243 # published
                    source: "a # in it" # cited
                    bounds: [1, 2]
                other:
                  purchases: {r: 7}
                """;

        assertThat(PolicyText.with(
                        yaml,
                        Map.of(
                                "models.purchases.r", "0.3",
                                "models.purchases.source", "\"mine\"",
                                "models.purchases.bounds", "[3, 4]")))
                .isEqualTo("""
                        # r: 1
                        models:
                          r: 0.5   # half
                          purchases:
                            r: 0.3 # published
                            source: "mine" # cited
                            bounds: [3, 4]
                        other:
                          purchases: {r: 7}
                        """);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PolicyText.with(yaml, Map.of("other.purchases.r", "1")))
                .withMessageContaining("other.purchases.r");
    }
}
