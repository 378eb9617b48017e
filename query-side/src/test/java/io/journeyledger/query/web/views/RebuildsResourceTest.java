package io.journeyledger.query.web.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program may call the views that it wants made anew. */
class RebuildsResourceTest {

    @Test
    void all_means_every_view() {
        assertThat(RebuildsResource.views(List.of("customers", "all"))).containsExactly(View.values());
    }

    @Test
    void nothing_is_no_name_of_a_view() {
        assertThatThrownBy(() -> RebuildsResource.views(Arrays.asList("customers", null)))
                .isInstanceOf(InvalidQuestionException.class)
                .hasMessage("views is 'null': use customers, complaints, timeline, transitions or all");
    }

    @Test
    void where_one_view_is_meant_all_is_none_and_is_not_offered() {
        assertThatThrownBy(() -> RebuildsResource.view("all"))
                .isInstanceOf(InvalidQuestionException.class)
                .hasMessage("view is 'all': use customers, complaints, timeline or transitions");
    }
}
