package io.journeyledger.server.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GuardConfigurationTest {

    @ParameterizedTest
    @CsvSource({"127.0.0.1,403", "localhost,403", "::1,403", "0.0.0.0,200", "192.0.2.7,200"})
    void only_a_server_that_nobody_else_can_reach_insists_on_its_name(String address, int status)
            throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Host", "ledger.example:8080");
        MockHttpServletResponse response = new MockHttpServletResponse();

        Filter guard = Objects.requireNonNull(
                new GuardConfiguration().foreignPages(address).getFilter());
        guard.doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(status);
    }
}
