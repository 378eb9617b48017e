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
        ConcurrentModel model = new ConcurrentModel();
        model.addAttribute("here", true)
                .addAttribute("views", View.values())
                .addAttribute("form", RebuildForm.EMPTY)
                .addAttribute("after", 0)
                .addAttribute("indices", new Indices(List.of(), 0, null))
                .addAttribute("policies", List.of());
        ViewsPage.list(rebuilds, everyRebuild, letters, model);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/views");
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, application);
        MockHttpServletResponse response = new MockHttpServletResponse();
        Objects.requireNonNull(templates.resolveViewName("views", Locale.ENGLISH))
                .render(model, request, response);
        return response.getContentAsString();
    }
}
