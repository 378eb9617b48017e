package io.journeyledger.projections.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohortTableTest {

    @Test
    void a_cell_is_the_part_of_the_cohort_that_was_active() {
        CohortTable table = new CohortTable(3);
        // given four who came in period 0, of whom one bought in 1 and two in 2, and one who came in 2
        table.add(Set.of(0, 1, 2));
        table.add(List.of(2, 0, 2, 2));
        table.add(Set.of(0));
        table.add(Set.of(0));
        table.add(Set.of(2));
        table.add(Set.of());

        assertThat(table.size(0)).isEqualTo(4);
        assertThat(table.share(0, 0)).isEqualTo(1);
        assertThat(table.share(0, 1)).isEqualTo(0.25);
        assertThat(table.share(0, 2)).isEqualTo(0.5);
        assertThat(table.size(1)).isZero();
        assertThat(table.share(1, 1)).isNaN();
        assertThat(table.active(2, 0)).isEqualTo(1);
    }

    @Test
    void has_no_cells_beyond_the_last_period() {
        CohortTable table = new CohortTable(2);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.active(1, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.add(Set.of(0, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CohortTable(-1));
    }
}
