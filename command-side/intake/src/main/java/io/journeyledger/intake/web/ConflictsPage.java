package io.journeyledger.intake.web;

import io.journeyledger.intake.Conflicts;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of conflicts of identity: which journeys may be one customer's, and where that is decided. */
@Controller
class ConflictsPage {

    private static final int SHOWN = 50;

    private final Conflicts conflicts;

    ConflictsPage(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    /** @param after how many of the latest the pages before had */
    @GetMapping("/conflicts")
    String list(@RequestParam(defaultValue = "0") int after, Model model) {
        List<Conflicts.Conflict> latest = conflicts.latest(Page.after(after), SHOWN + 1);
        model.addAttribute("conflicts", latest.stream().limit(SHOWN).toList());
        model.addAttribute("next", latest.size() > SHOWN ? after + SHOWN : null);
        return "conflicts";
    }
}
