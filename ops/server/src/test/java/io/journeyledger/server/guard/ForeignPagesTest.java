package io.journeyledger.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForeignPagesTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/imports");

    ForeignPagesTest() {
        request.addHeader("Host", "127.0.0.1:8080");
    }

    @Test
    void a_program_may_write() throws Exception {
        assertThat(answered(true)).isEqualTo(200);
    }

    @Test
    void our_own_page_may_write() throws Exception {
        request.addHeader("Sec-Fetch-Site", "same-origin");
        request.addHeader("Origin", "http://127.0.0.1:8080");

        assertThat(answered(true)).isEqualTo(200);
    }

    @Test
    void our_own_page_may_write_from_a_browser_that_names_only_its_origin() throws Exception {
        request.addHeader("Origin", "http://127.0.0.1:8080");

        assertThat(answered(true)).isEqualTo(200);
    }

    /** Such as one at another port of this machine. */
    @Test
    void a_form_of_another_server_of_the_same_site_may_not_write() throws Exception {
        request.addHeader("Sec-Fetch-Site", "same-site");

        assertThat(answered(true)).isEqualTo(403);
    }

    @Test
    void a_form_of_another_site_may_not_write() throws Exception {
        request.addHeader("Sec-Fetch-Site", "cross-site");

        assertThat(answered(true)).isEqualTo(403);
    }

    @Test
    void a_form_of_another_site_may_not_write_from_a_browser_that_names_only_its_origin() throws Exception {
        request.addHeader("Origin", "https://elsewhere.example");

        assertThat(answered(true)).isEqualTo(403);
    }

    @Test
    void another_page_may_link_here() throws Exception {
        request.setMethod("GET");
        request.setServletPath("/journeys/J17");
        request.addHeader("Sec-Fetch-Site", "cross-site");

        assertThat(answered(true)).isEqualTo(200);
    }

    /** What it links to is saved in clear where anybody at that machine finds it, and images ask for it again and again. */
    @ParameterizedTest
    @CsvSource({
        "cross-site, /api/v1/exports/events",
        "same-site, /api/v1/exports/views/customers",
        "cross-site, /api/v1/figures/stages",
        "cross-site, /dashboards/service/complaints.csv"
    })
    void another_page_fetches_no_data(String site, String path) throws Exception {
        request.setMethod("GET");
        request.setServletPath(path);
        request.addHeader("Sec-Fetch-Site", site);

        assertThat(answered(true)).isEqualTo(403);
        assertThat(answered(false)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void our_own_page_and_a_typed_address_fetch_data(String site) throws Exception {
        request.setMethod("GET");
        request.setServletPath("/api/v1/exports/events");
        request.addHeader("Sec-Fetch-Site", site);

        assertThat(answered(true)).isEqualTo(200);
    }

    @Test
    void a_program_fetches_data() throws Exception {
        request.setMethod("GET");
        request.setServletPath("/api/v1/exports/events");

        assertThat(answered(true)).isEqualTo(200);
    }

    @Test
    void a_foreign_name_for_this_machine_reads_nothing() throws Exception {
        request.setMethod("GET");
        request.removeHeader("Host");
        request.addHeader("Host", "rebound.example:8080");

        assertThat(answered(true)).isEqualTo(403);
        assertThat(answered(false)).isEqualTo(200);
    }

    /** RFC 9110, 4.2.3. */
    @Test
    void a_name_of_this_machine_may_be_written_in_capitals() throws Exception {
        request.removeHeader("Host");
        request.addHeader("Host", "LocalHost:8080");

        assertThat(answered(true)).isEqualTo(200);
    }

    private int answered(boolean loopbackOnly) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ForeignPages(loopbackOnly).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
