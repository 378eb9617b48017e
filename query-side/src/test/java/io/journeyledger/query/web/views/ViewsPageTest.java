package io.journeyledger.query.web.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.live.DeadLetter;
import io.journeyledger.query.QueryProgram;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ConcurrentModel;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ViewResolver;

/** What the page shows of lists that are long. */
@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class ViewsPageTest {

    private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");

    @Autowired
    WebApplicationContext application;

    @Autowired
    @Qualifier("thymeleafViewResolver")
    ViewResolver templates;

    @Test
    void has_the_first_fifty_dead_letters_and_says_how_many_there_are() throws Exception {
        assertThat(page(List.of(), false, letters(50)))
                .contains("J49.0</a>", ">50</span>")
                .doesNotContain("are shown");
        assertThat(page(List.of(), false, letters(51)))
                .contains("J49.0</a>", ">51</span>", "The first 50 are shown.")
                .doesNotContain("J50.0</a>");
    }

    @Test
    void has_the_rebuilds_that_go_on_and_the_latest_five_that_are_over() throws Exception {
        List<RebuildAnswer> rebuilds = Stream.concat(
                        IntStream.range(0, 7).mapToObj(each -> rebuild("r" + each, each > 0 ? NOON : null)),
                        Stream.of(rebuild("slow", null)))
                .toList();

        assertThat(page(rebuilds, false, List.of()))
                .contains("id=\"row-r0\"", "id=\"row-r1\"", "id=\"row-r5\"", "id=\"row-slow\"")
                .contains("href=\"/views?after=0&amp;everyRebuild=true#running\"", "All 8 rebuilds")
                .contains("hx-get=\"/views?after=0&amp;everyRebuild=false\"")
                .doesNotContain("id=\"row-r6\"");
        assertThat(page(rebuilds, true, List.of()))
                .contains("id=\"row-r6\"", "hx-get=\"/views?after=0&amp;everyRebuild=true\"")
                .doesNotContain("All 8 rebuilds");
    }

    @Test
    void a_link_to_a_file_of_a_live_index_names_no_side_index() throws Exception {
        String page = page(
                new Indices(List.of(index("live", null), index("side", "trial")), 2, null),
                List.of(),
                false,
                List.of());

        assertThat(page)
                .contains("href=\"/api/v1/exports/views/complaints?format=csv\"")
                .contains("href=\"/api/v1/exports/views/complaints?format=csv&amp;in=trial\"")
                .containsPattern("href=\"/api/v1/exports/xes\\?case=complaint[^\"]*&amp;in=trial")
                .containsPattern("href=\"/api/v1/exports/xes\\?case=complaint\"");
    }

    @Test
    void an_audit_that_is_refused_leaves_chosen_what_was_asked_for() throws Exception {
        ConcurrentModel model = new ConcurrentModel();
        model.addAttribute("here", true)
                .addAttribute("views", View.values())
                .addAttribute("audits", List.of())
                .addAttribute("busy", false)
                .addAttribute("problem", "It is not whole")
                .addAttribute("asked", "timeline");

        assertThat(rendered("audits", model)).contains("<option value=\"timeline\" selected=\"selected\">");
    }

    @Test
    void the_form_stays_filled_in_while_the_indices_cannot_be_listed() throws Exception {
        ConcurrentModel model = new ConcurrentModel();
        model.addAttribute("here", true)
                .addAttribute("views", View.values())
                .addAttribute("form", new RebuildForm("timeline", "", "2026-01-01T00:00", "", "trial"))
                .addAttribute("after", 0)
                .addAttribute("refusal", "error.503.title")
                .addAttribute("policies", List.of());
        ViewsPage.list(List.of(), false, List.of(), model);

        assertThat(rendered("views", model))
                .contains("The views cannot be read now", "value=\"2026-01-01T00:00\"", "value=\"trial\"")
                .doesNotContain("id=\"indices\"");
    }

    private static Indices.Index index(String state, @Nullable String name) {
        return new Indices.Index(
                "complaints", "journey-complaints-" + state, state, name, 1, 2, "p", null, null, null, NOON);
    }

    private static List<DeadLetter> letters(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> new DeadLetter(
                        "J" + each + ".0", "J" + each, 0, each + 1L, false, "It cannot be told", NOON, 1))
                .toList();
    }

    private static RebuildAnswer rebuild(String id, @Nullable Instant ended) {
        return new RebuildAnswer(
                id,
                ended == null ? "FILLING" : "DONE",
                ended != null,
                List.of("customers"),
                Map.of(),
                null,
                null,
                null,
                "1",
                2,
                2,
                1,
                2,
                NOON,
                ended,
                0,
                null);
    }

    /** The page as readers get it, of lists that are given. */
    private String page(List<RebuildAnswer> rebuilds, boolean everyRebuild, List<DeadLetter> letters) throws Exception {
        return page(new Indices(List.of(), 0, null), rebuilds, everyRebuild, letters);
    }

    private String page(Indices indices, List<RebuildAnswer> rebuilds, boolean everyRebuild, List<DeadLetter> letters)
            throws Exception {
        ConcurrentModel model = new ConcurrentModel();
        model.addAttribute("here", true)
                .addAttribute("views", View.values())
                .addAttribute("form", RebuildForm.EMPTY)
                .addAttribute("after", 0)
                .addAttribute("indices", indices)
                .addAttribute("policies", List.of());
        ViewsPage.list(rebuilds, everyRebuild, letters, model);
        return rendered("views", model);
    }

    private String rendered(String name, ConcurrentModel model) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/views");
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, application);
        MockHttpServletResponse response = new MockHttpServletResponse();
        Objects.requireNonNull(templates.resolveViewName(name, Locale.ENGLISH)).render(model, request, response);
        return response.getContentAsString();
    }
}
