package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.web.SavedFilters.Saved;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedFiltersTest {

    private static final SavedFilters NONE = new SavedFilters(List.of());

    @Test
    void come_back_as_they_were_saved() {
        SavedFilters saved = NONE.with("我的", "/worklist?owner=mia").with("Grave", "/worklist?severity=GRAVE");

        assertThat(SavedFilters.parse(saved.toString())).isEqualTo(saved);
    }

    @Test
    void keep_one_of_each_name() {
        assertThat(NONE.with("a", "/worklist?q=1")
                        .with("b", "/worklist")
                        .with("a", "/worklist?q=2")
                        .all())
                .containsExactly(new Saved("b", "/worklist"), new Saved("a", "/worklist?q=2"));
        assertThat(NONE.with("a", "/worklist").without("a")).isEqualTo(NONE);
    }

    @Test
    void make_room_where_a_cookie_would_become_too_long() {
        SavedFilters saved = NONE;
        for (int i = 0; i < 30; i++) {
            saved = saved.with("filter " + i, "/worklist?q=" + "x".repeat(300));
        }

        assertThat(saved.toString()).hasSizeLessThanOrEqualTo(3500);
        assertThat(saved.all())
                .hasSizeGreaterThan(5)
                .last()
                .extracting(Saved::name)
                .isEqualTo("filter 29");
    }

    @Test
    void one_that_no_cookie_holds_fits_nowhere() {
        assertThat(SavedFilters.fits("mine", "/worklist?q=" + "%E6%BC%8F".repeat(300)))
                .isFalse();
        assertThat(SavedFilters.fits("mine", "/worklist?q=" + "%E6%BC%8F".repeat(200)))
                .isTrue();
    }

    @Test
    void lead_nowhere_else() {
        assertThat(SavedFilters.parse(encoded("evil\nhttps://example.org/") + "." + encoded("x\n//example.org") + ".%"))
                .isEqualTo(NONE);
        assertThat(SavedFilters.parse("x".repeat(5000))).isEqualTo(NONE);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
