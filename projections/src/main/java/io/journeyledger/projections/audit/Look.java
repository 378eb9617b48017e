package io.journeyledger.projections.audit;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.index.Mending;
import io.journeyledger.projections.index.Stored;
import org.jspecify.annotations.Nullable;

/**
 * One document that does not look right, with all that is needed to put it right.
 *
 * @param stored none where it is missing
 * @param expected none where it is surplus
 */
record Look(
        Finding finding,
        Suspects.Case of,
        @Nullable Stored stored,
        @Nullable Expected<?> expected) {

    @Nullable
    JourneyId journey() {
        return expected == null ? of.journey() : expected.story().standing().journey();
    }

    /** @param head the last position of the ledger */
    Mending.Wrong wrong(long head) {
        String id = finding.id();
        long found = stored == null ? 0 : stored.version();
        Document right = expected == null ? null : expected.now().get(id);
        if (expected == null || right == null) {
            return new Mending.Wrong(id, found, Math.max(head, 1), null);
        }
        Long version = expected.rightVersion(right, found, head);
        return new Mending.Wrong(id, found, version == null ? found : version, DocumentJson.write(right));
    }
}
