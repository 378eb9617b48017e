package io.journeyledger.projections.index;

import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import org.jspecify.annotations.Nullable;

/**
 * One change of an index.
 *
 * @param index name of the index, or the alias of a view
 * @param version external version: the position up to which the journey was folded; an older one changes nothing
 * @param source JSON in UTF-8, not to be changed any more; none: the document is deleted
 */
@SuppressWarnings("ArrayRecordComponent") // written once, sent once
public record Operation(String index, String id, long version, byte @Nullable [] source) {

    /** What a bulk request needs besides the source, in bytes, nearly. */
    private static final int OVERHEAD = 150;

    /** Makes the document's JSON, on the calling thread. */
    public static Operation put(View view, Document document, long version) {
        return new Operation(view.alias(), document.id(), version, DocumentJson.write(document));
    }

    /** The same into an index of that view by its own name. */
    public static Operation put(String index, Document document, long version) {
        return new Operation(index, document.id(), version, DocumentJson.write(document));
    }

    /** The same change of another index. */
    public Operation in(String other) {
        return new Operation(other, id, version, source);
    }

    public static Operation delete(View view, String id, long version) {
        return new Operation(view.alias(), id, version, null);
    }

    /** Deletes what it wrote. */
    public Operation deletion() {
        return new Operation(index, id, version, null);
    }

    /** What it adds to a bulk request, nearly. */
    public int bytes() {
        return OVERHEAD + (source == null ? 0 : source.length);
    }
}
