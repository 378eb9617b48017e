package io.journeyledger.server.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.dom.DOMMarkupParser;
import org.attoparser.dom.Element;
import org.attoparser.dom.INestableNode;
import org.attoparser.dom.INode;
import org.attoparser.dom.Text;

/** Finds what a template says to people in its own words: it would be said so in every language. */
final class FixedTexts {

    /** Attributes that take the place of what stands in the element: that is only for whoever reads the template. */
    private static final Set<String> REPLACING = Set.of("th:text", "th:utext", "th:replace", "th:insert", "th:remove");

    private static final Set<String> SPOKEN =
            Set.of("aria-label", "aria-description", "aria-roledescription", "alt", "label", "placeholder", "title");

    private final List<String> found = new ArrayList<>();

    private FixedTexts() {}

    static List<String> in(String template) {
        try {
            FixedTexts texts = new FixedTexts();
            texts.look(new DOMMarkupParser(ParseConfiguration.htmlConfiguration()).parse(template));
            return texts.found;
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void look(INestableNode node) {
        for (INode child : node.getChildren()) {
            if (child instanceof Element element) {
                attributes(element);
                // The frame's parts are chosen by the layout, which replaces the root of a page; its children are said.
                boolean root = element.getElementName().equals("html");
                if (root || REPLACING.stream().noneMatch(element::hasAttribute)) {
                    look(element);
                }
            } else if (child instanceof Text text && isWords(text.getContent())) {
                found.add(text.getContent().strip());
            }
        }
    }

    private void attributes(Element element) {
        element.getAttributeMap().forEach((name, value) -> {
            if (SPOKEN.contains(name) && isWords(value)) {
                found.add(name + "=" + value);
            }
        });
    }

    private static boolean isWords(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }
}
