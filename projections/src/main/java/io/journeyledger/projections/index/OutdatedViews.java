package io.journeyledger.projections.index;

import io.journeyledger.projections.document.View;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The views whose index is of another version than the documents of this program: it answers searches as it was, takes
 * no document, and stays until a rebuild has put a new one in its place. What is not written to it meanwhile is in the
 * ledger, from where the rebuild adds it after the swap. Looks only for as long as there are such views, and at every
 * write then, so that it makes no difference which process rebuilds. Safe for use by many threads.
 */
public final class OutdatedViews {

    private final ViewIndices indices;
    private volatile Set<View> last = EnumSet.allOf(View.class); // until the first look

    public OutdatedViews(ViewIndices indices) {
        this.indices = indices;
    }

    /** @throws ViewsUnavailableException when that cannot be said because Elasticsearch cannot be reached */
    public Set<View> now() {
        if (!last.isEmpty()) {
            last = indices.outdated();
        }
        return last;
    }

    /** The operations without those that go to the alias of such a view. */
    List<Operation> without(List<Operation> operations) {
        Set<View> outdated = now();
        return outdated.isEmpty()
                ? operations
                : operations.stream()
                        .filter(operation ->
                                outdated.stream().noneMatch(view -> view.alias().equals(operation.index())))
                        .toList();
    }
}
