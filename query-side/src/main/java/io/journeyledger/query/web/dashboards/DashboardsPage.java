package io.journeyledger.query.web.dashboards;

import io.journeyledger.query.Window;
import io.journeyledger.query.dashboards.Choice;
import io.journeyledger.query.dashboards.Panels;
import io.journeyledger.query.kibana.Board;
import io.journeyledger.query.kibana.Boards;
import io.journeyledger.query.kibana.Content;
import io.journeyledger.query.kibana.Control;
import io.journeyledger.query.kibana.Words;
import io.journeyledger.query.web.frame.Display;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.UriComponentsBuilder;

/** The dashboards, drawn without Kibana. */
@Controller
class DashboardsPage {

    private final Panels panels;
    private final Cells cells;
    private final MessageSource texts;
    private final Display display;
    private final InstantSource clock;

    DashboardsPage(Panels panels, Cells cells, MessageSource texts, Display display, InstantSource clock) {
        this.panels = panels;
        this.cells = cells;
        this.texts = texts;
        this.display = display;
        this.clock = clock;
    }

    /** @param name what a program would send */
    public record Option(String name, String label, boolean chosen) {}

    public record Select(String id, String title, List<Option> options) {}

    @GetMapping("/dashboards")
    String first() {
        return "redirect:/dashboards/overview";
    }

    @GetMapping("/dashboards/{id}")
    String show(
            @PathVariable String id,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            Model model)
            throws NoResourceFoundException {
        Boards boards = boards();
        Board board = board(boards, id);
        Time time = time(from, until);
        Choice choice = choice(board, asked, time);
        Panels.Answers answers = panels.all(board, choice);
        model.addAttribute("boards", boards.all())
                .addAttribute("board", board)
                .addAttribute("from", time.from())
                .addAttribute("until", time.until())
                .addAttribute("query", query(choice, time))
                .addAttribute(
                        "selects",
                        board.controls().stream()
                                .map(control -> select(control, answers, choice))
                                .toList())
                .addAttribute(
                        "cards",
                        board.contents().stream()
                                .map(placed -> Card.of(
                                        placed,
                                        Objects.requireNonNull(answers.tables()
                                                .get(placed.content().id())),
                                        cells))
                                .toList());
        return "dashboards";
    }

    @GetMapping("/dashboards/{id}/{content}.csv")
    ResponseEntity<String> csv(
            @PathVariable String id,
            @PathVariable String content,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until)
            throws NoResourceFoundException {
        Board board = board(boards(), id);
        Content wanted = board.contents().stream()
                .map(Board.Placed::content)
                .filter(one -> one.id().equals(content))
                .findFirst()
                .orElseThrow(() -> notThere("/dashboards/" + id + "/" + content + ".csv"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(content + ".csv")
                                .build()
                                .toString())
                .body(PanelCsv.of(panels.table(board, wanted, choice(board, asked, time(from, until)))));
    }

    private Select select(Control control, Panels.Answers answers, Choice choice) {
        String chosen = choice.values().get(control.id());
        List<String> values = answers.values().getOrDefault(control.id(), List.of());
        // It may be of no document any more, or of too few to be among the most frequent, and narrows all the same.
        Stream<String> beside = chosen == null || values.contains(chosen) ? Stream.empty() : Stream.of(chosen);
        return new Select(
                control.id(),
                control.title(),
                Stream.concat(values.stream(), beside)
                        .map(value -> new Option(value, cells.word(control.field(), value), value.equals(chosen)))
                        .toList());
    }

    /** Both days are in it. */
    private record Time(LocalDate from, LocalDate until) {}

    private Time time(@Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), display.zone());
        return new Time(from == null ? today.minusYears(Board.YEARS) : from, until == null ? today : until);
    }

    private Choice choice(Board board, Map<String, String> asked, Time time) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Control control : board.controls()) {
            String value = asked.get(control.id());
            if (value != null && !value.isBlank()) {
                values.put(control.id(), value);
            }
        }
        return new Choice(
                Window.of(time.from(), time.until(), display.zone()), values, clock.instant(), display.zone());
    }

    /** What links to the data of a panel carry on. */
    private static String query(Choice choice, Time time) {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        choice.values().forEach((id, value) -> query.queryParam(id, "{" + id + "}"));
        query.queryParam("from", time.from()).queryParam("until", time.until());
        return String.valueOf(query.encode().buildAndExpand(choice.values()).getQuery());
    }

    private Boards boards() {
        return Boards.in(new Words(key -> texts.getMessage(key, null, LocaleContextHolder.getLocale())));
    }

    private static Board board(Boards boards, String id) throws NoResourceFoundException {
        return boards.all().stream()
                .filter(board -> board.id().equals(id))
                .findFirst()
                .orElseThrow(() -> notThere("/dashboards/" + id));
    }

    private static NoResourceFoundException notThere(String path) {
        return new NoResourceFoundException(HttpMethod.GET, path, path);
    }
}
