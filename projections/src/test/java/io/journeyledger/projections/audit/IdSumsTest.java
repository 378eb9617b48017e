package io.journeyledger.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdSumsTest {

    @Test
    void points_to_what_only_one_side_has_whatever_the_order() {
        // given
        IdSums sums = new IdSums();
        List<String> ids = IntStream.range(0, 50_000).mapToObj(i -> "J" + i).toList();

        // when
        ids.forEach(sums::add);
        ids.reversed().forEach(sums::remove);

        // then
        assertThat(sums.isEven()).isTrue();

        // when
        sums.remove("surplus");
        sums.remove("J17"); // twice

        // then
        assertThat(sums.isEven()).isFalse();
        assertThat(sums.isOdd("surplus")).isTrue();
        assertThat(sums.isOdd("J17")).isTrue();
        assertThat(ids.stream().filter(sums::isOdd).count()).isLessThan(20);
    }
}
