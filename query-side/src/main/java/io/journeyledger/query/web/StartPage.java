package io.journeyledger.query.web;

import io.journeyledger.query.figures.Overview;
import io.journeyledger.query.figures.Overviews;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people begin: search, and how things stand. */
@Controller
class StartPage {

    private final Overviews overviews;
    private final InstantSource clock;

    StartPage(Overviews overviews, InstantSource clock) {
        this.overviews = overviews;
        this.clock = clock;
    }

    @GetMapping("/")
    String start(Model model) {
        Instant now = clock.instant();
        Overview overview = overviews.at(now);
        model.addAttribute("overview", overview);
        model.addAttribute("now", now);
        model.addAttribute(
                "mostInAStage",
                overview.stages().values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0));
        return "start";
    }
}
