package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LayeredTest {

    @Test
    void isAMapLikeAnyOtherAndItsPredecessorsStayAsTheyWere() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        Map<Integer, Integer> layered = Map.of();
        Map<Integer, Integer> plain = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            Map<Integer, Integer> before = layered;
            int size = before.size();
            int key = random.nextInt(2_000);
            layered = Layered.with(layered, key, i);
            plain.put(key, i);
            assertThat(layered.get(key)).isEqualTo(i);
            assertThat(layered.containsKey(key + 2_000)).isFalse();
            if (i % 500 == 0) {
                assertThat(layered).isEqualTo(plain).hasSameSizeAs(plain);
                assertThat(before).hasSize(size);
            }
        }
        assertThat(layered).isEqualTo(plain);
    }
}
