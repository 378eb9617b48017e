package io.journeyledger.query.web.views;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.journeyledger.projections.audit.AuditRequest;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.query.StandardPolicies;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What programs are told of orders that a runner does not take. */
class RunProblemsTest {

    /** Takes orders as the resources of the runners do, whose refusals are told like its own. */
    // No component, which the programs of other tests would find.
    static class Orders extends PoliciesResource {
        Orders() {
            super(StandardPolicies.policies());
        }

        @PostMapping("/{of}")
        void order(@PathVariable String of) {
            switch (of) {
                case "a-name" -> new RebuildRequest(Set.of(View.CUSTOMERS), null, null, null, "No Name");
                case "no-view" -> new RebuildRequest(Set.of(), null, null, null, "trial");
                case "an-audit-of-nothing" -> new AuditRequest(Set.of(), false);
                case "a-rebuild-of-a-process-that-ends" -> throw new RebuildRefusedException.Ending();
                default ->
                    throw new ViewsUnavailableException(
                            "Elasticsearch cannot be reached: it is away", new IOException("it is away"));
            }
        }
    }

    private final MockMvc programs = MockMvcBuilders.standaloneSetup(new Orders())
            .setControllerAdvice(new RunProblems())
            .build();

    @ParameterizedTest
    @CsvSource({"a-name, into", "no-view, views", "an-audit-of-nothing, views"})
    void the_part_of_an_order_that_cannot_be_is_named(String order, String parameter) throws Exception {
        programs.perform(post("/api/v1/policies/" + order))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("invalid-parameter"))
                .andExpect(jsonPath("$.parameter").value(parameter));
    }

    @Test
    void it_is_said_when_to_ask_again_while_elasticsearch_is_away() throws Exception {
        programs.perform(post("/api/v1/policies/now"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.code").value("views-unavailable"));
    }

    @Test
    void it_is_said_when_to_ask_again_while_the_process_ends() throws Exception {
        programs.perform(post("/api/v1/policies/a-rebuild-of-a-process-that-ends"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.code").value("rebuild-refused"))
                .andExpect(jsonPath("$.detail").value(startsWith("This process ends; ask again")));
    }
}
