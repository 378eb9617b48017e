package io.journeyledger.query.web;

import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.query.search.Finder;
import io.journeyledger.query.search.Findings;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Search for people: whole pages, or only the results while somebody types. */
@Controller
class SearchPage {

    private static final String SHOWN = "20";

    private final Finder finder;
    private final Retelling retelling;

    SearchPage(Finder finder, Retelling retelling) {
        this.finder = finder;
        this.retelling = retelling;
    }

    /**
     * @param open whether to go on to the journey at once when the words name exactly one
     * @param size at most so many of each kind
     */
    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = SHOWN) int size,
            @RequestHeader HttpHeaders headers,
            Model model) {
        Findings findings = finder.find(q, size);
        List<CustomerDocument> recognised = findings.recognised();
        if (open && recognised.size() == 1) {
            return "redirect:/journeys/" + recognised.getFirst().id();
        }
        model.addAttribute("q", q).addAttribute("most", Finder.MOST);
        model.addAttribute("findings", retelling.of(findings));
        return Partial.isFor("results", headers) ? "search :: results" : "search";
    }
}
