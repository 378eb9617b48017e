package io.journeyledger.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PackedBodiesTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/entries");

    @Test
    void a_packed_body_is_refused_by_the_name_of_its_coding_and_that_of_the_one_to_use() throws Exception {
        request.addHeader("Content-Encoding", "gzip");

        MockHttpServletResponse response = answered();

        assertThat(response.getStatus()).isEqualTo(415);
        assertThat(response.getHeader("Accept-Encoding")).isEqualTo("identity");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("\"code\":\"unsupported-content-encoding\"", "Content-Encoding: gzip says");
    }

    @Test
    void what_was_packed_twice_is_told_so() throws Exception {
        request.addHeader("Content-Encoding", "br");
        request.addHeader("Content-Encoding", "gzip\"");

        assertThat(answered().getContentAsString()).contains("Content-Encoding: br, gzip? says");
    }

    @Test
    void a_body_as_it_is_passes() throws Exception {
        assertThat(answered().getStatus()).isEqualTo(200);

        request.addHeader("Content-Encoding", "Identity");
        assertThat(answered().getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse answered() throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new PackedBodies().doFilter(request, response, new MockFilterChain());
        return response;
    }
}
