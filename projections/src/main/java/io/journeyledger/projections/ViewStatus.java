package io.journeyledger.projections;

import io.journeyledger.projections.document.View;
import org.jspecify.annotations.Nullable;

/**
 * How far a view has come.
 *
 * @param documents number of documents, as searches see them; -1 while Elasticsearch does not answer, or there is no
 *     index
 * @param position the last event that is in it
 * @param headPosition the last event of the ledger
 * @param lagEvents events between the two, at most: positions may have gaps
 * @param lagSeconds age of the first recorded event that is not in it; 0 when all are
 * @param outdated whether its index is of another version than this program's documents: it stays as it is until a
 *     rebuild has put a new one in its place, however far the others are
 * @param problem what keeps it from going on, for people; none when nothing does
 */
public record ViewStatus(
        View view,
        long documents,
        long position,
        long headPosition,
        long lagEvents,
        double lagSeconds,
        boolean outdated,
        @Nullable String problem) {}
