package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The index does not take a document, for example because it does not fit the mapping. Writing it again does not help.
 */
public class DocumentRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    private final transient List<Rejected> rejected;

    /**
     * One document and why the index does not take it. What Elasticsearch says of that is not kept: it quotes the
     * value, which may be what a person wrote.
     *
     * @param kind what Elasticsearch calls it
     * @param field on account of which; none where that is not said
     */
    public record Rejected(
            String index, String id, String kind, @Nullable String field) {

        /** Of an alias to which somebody added an index; by its type it could be a document's fault. */
        private static final String NO_WRITE_INDEX = "no write index is defined for alias";

        private static final Pattern FIELD = Pattern.compile("(?:field(?: \\[|=\")|introduction of \\[)([^]\"]+)");

        /** @param said what Elasticsearch says */
        public static Rejected of(String index, String id, String kind, String said) {
            Matcher field = FIELD.matcher(said);
            return new Rejected(index, id, kind, field.find() ? field.group(1) : null);
        }

        /**
         * Whether another document might be taken: otherwise the index takes none now, and it is no fault of this one.
         */
        static boolean isOfTheDocument(int status, ErrorCause error) {
            return status == Asking.BAD_REQUEST
                    && !"index_closed_exception".equals(error.type())
                    && !String.valueOf(error.reason()).startsWith(NO_WRITE_INDEX);
        }

        /** Whether it is this document that the operation writes, be it to the alias. */
        public boolean isMadeBy(Operation operation) {
            return id.equals(operation.id()) && index.startsWith(operation.index());
        }

        /** For people and for the log. */
        public String inWords() {
            return "The index " + index + " does not take the document " + id
                    + (field == null ? "" : ", because of its field " + field) + " (" + kind + ")";
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
