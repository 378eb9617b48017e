package io.journeyledger.query.web.frame;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The last answer to what nobody else answered. */
class ErrorPagesTest {

    private final MockMvc server = MockMvcBuilders.standaloneSetup(new ErrorPages(
                    new StandardEnvironment(), new Wording(new StaticMessageSource(), new Display(ZoneOffset.UTC))))
            .build();

    /** The container sends what fails on to another address. */
    @Test
    void a_problem_names_the_address_that_was_asked_for() throws Exception {
        server.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/v1/journeys/J%2017")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.code").value("internal-server-error"))
                .andExpect(jsonPath("$.instance").value("/api/v1/journeys/J%2017"));
    }
}
