package io.journeyledger.projections.index;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The index does not take a document, for example because it does not fit the mapping. Writing it again does not help. */
public class DocumentRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    private final transient List<Rejected> rejected;

    /**
     * One document and why the index does not take it.
     *
     * @param kind what Elasticsearch calls it
     * @param reason what Elasticsearch says of it: it quotes the value, which may be what a person wrote
     */
    public record Rejected(String index, String id, String kind, String reason) {

        private static final Pattern FIELD = Pattern.compile("(?:field(?: \\[|=\")|introduction of \\[)([^]\"]+)");

        /** The same without any value, for people and for the log. */
        public String inWords() {
            Matcher field = FIELD.matcher(reason);
            return "The index " + index + " does not take the document " + id
                    + (field.find() ? ", because of its field " + field.group(1) : "") + " (" + kind + ")";
        }
    }

    DocumentRejectedException(List<Rejected> rejected) {
        super(rejected.size() + " documents were rejected by their index: "
                + rejected.stream().limit(SHOWN).map(Rejected::inWords).collect(Collectors.joining("; "))
                + (rejected.size() > SHOWN ? "; …" : ""));
        this.rejected = List.copyOf(rejected);
    }

    public List<Rejected> rejected() {
        return rejected;
    }
}
