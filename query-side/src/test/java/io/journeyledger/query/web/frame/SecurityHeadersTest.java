package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What browsers are told to refuse, whatever stands in a page. */
class SecurityHeadersTest {

    @Test
    void nothing_is_loaded_run_or_sent_elsewhere_by_a_page() throws Exception {
        assertThat(answered("/journeys/J17").getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    @Test
    void an_answer_says_that_it_is_the_servers_own() throws Exception {
        assertThat(answered("/worklist").getHeader("Journey-Ledger")).isEqualTo("answers");
    }

    @Test
    void the_address_of_a_page_which_holds_identifiers_is_told_to_no_other_site() throws Exception {
        assertThat(answered("/search").getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void only_the_description_of_the_api_styles_itself() throws Exception {
        assertThat(answered("/swagger-ui/index.html").getHeader("Content-Security-Policy"))
                .contains("style-src 'self' 'unsafe-inline'", "script-src 'self';");
    }

    @Test
    void what_holds_personal_data_is_kept_nowhere() throws Exception {
        assertThat(answered("/care").getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answered("/webjars/htmx.org/dist/htmx.min.js").getHeader("Cache-Control"))
                .isNull();
    }

    private static MockHttpServletResponse answered(String path) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SecurityHeaders().doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }
}
