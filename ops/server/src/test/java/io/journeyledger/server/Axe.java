package io.journeyledger.server;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * axe-core in a page: put there once, asked as often as the page changes its looks, and answering with nothing but what
 * it finds. AxeBuilder puts it there anew for each question and brings home all that is well, which takes as long as
 * judging.
 */
record Axe(Page page) {

    /** Rules whose findings depend on colours. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private static final Map<String, Boolean> DISABLED = Map.of("enabled", false);

    /** @param page as it is now; another address needs another axe */
    static Axe in(Page page) {
        page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
        return new Axe(page);
    }

    /**
     * What is against WCAG 2.2 A and AA and axe's best practices, a line for each rule;
     * https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md.
     */
    List<String> violations() {
        return run(Map.of());
    }

    /** The same for nothing but colours, which take most of the time. */
    List<String> violationsOfColours() {
        return run(Map.of("runOnly", OF_COLOURS));
    }

    /** The same for everything but colours. */
    List<String> violationsOfContent() {
        return run(Map.of("rules", OF_COLOURS.stream().collect(Collectors.toMap(rule -> rule, _ -> DISABLED))));
    }

    @SuppressWarnings("unchecked") // the script answers with a list of strings
    private List<String> run(Map<String, Object> options) {
        return (List<String>) page.evaluate("""
                options => axe.run(document, {resultTypes: ['violations'], ...options})
                    .then(found => found.violations.map(rule => `${rule.id}: ${rule.help} at `
                        + rule.nodes.slice(0, 5).map(node => `${node.html} ${node.target}`).join('; ')))""", options);
    }
}
