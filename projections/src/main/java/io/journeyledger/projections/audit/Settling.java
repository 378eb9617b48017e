package io.journeyledger.projections.audit;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Mending;
import io.journeyledger.projections.index.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Looks at suspects again, until each is right or wrong for certain: wrong is what differs while the live projection
 * has come as far as the journey and neither the journey nor the index has changed during the look. What is wrong for
 * certain is put right where that is asked for, and looked at once more.
 */
final class Settling {

    /** How long to wait before each further look: together some twelve seconds. */
    private static final List<Duration> PAUSES = List.of(100, 200, 400, 800, 1_600, 3_000, 3_000, 3_000).stream()
            .map(Duration::ofMillis)
            .toList();

    private final Looking looking;
    private final Mending mending;

    Settling(Looking looking, Mending mending) {
        this.looking = looking;
        this.mending = mending;
    }

    /** @param cases each with the ids of documents that may be surplus */
    void settle(Audit audit, Map<Suspects.Case, Set<String>> cases) {
        Map<Suspects.Case, Set<String>> open = new LinkedHashMap<>(cases);
        Map<Suspects.Case, List<Finding>> mended = new HashMap<>();
        for (int round = 0; !open.isEmpty() && round <= PAUSES.size(); round++) {
            if (round > 0) {
                Pause.of(PAUSES.get(round - 1));
            }
            if (audit.cancelled()) {
                throw new CancellationException("Cancelled");
            }
            Looking.Round looked = looking.look(open);
            Map<Suspects.Case, List<Look>> toMend = new LinkedHashMap<>();
            for (Suspects.Case one : List.copyOf(open.keySet())) {
                List<Look> wrong = looked.wrong(one);
                if (wrong.isEmpty()) {
                    mended.getOrDefault(one, List.of()).forEach(finding -> audit.found(finding.after(true, null)));
                    open.remove(one);
                } else if (looked.isFirm(one, wrong)) {
                    if (audit.request().repair() && !mended.containsKey(one)) {
                        toMend.put(one, wrong);
                    } else {
                        report(audit, wrong, mended.getOrDefault(one, List.of()));
                        open.remove(one);
                    }
                }
            }
            toMend.forEach((one, wrong) ->
                    mended.put(one, wrong.stream().map(Look::finding).toList()));
            mend(toMend.values().stream().flatMap(List::stream).toList(), looked, mended);
        }
        open.keySet()
                .forEach(one -> mended.getOrDefault(one, List.of())
                        .forEach(finding -> audit.found(finding.after(
                                false,
                                "written, but it changed at every look since; audit again to see what became of it"))));
        audit.unsettled(open.keySet().stream()
                .filter(one -> !mended.containsKey(one))
                .map(Suspects.Case::journey)
                .distinct()
                .count());
    }

    private void mend(List<Look> looks, Looking.Round round, Map<Suspects.Case, List<Finding>> mended) {
        Map<View, List<Look>> byView = new LinkedHashMap<>();
        looks.forEach(look ->
                byView.computeIfAbsent(look.of().view(), _ -> new ArrayList<>()).add(look));
        byView.forEach((view, wrong) -> {
            Map<String, String> refused = mending.mend(
                    round.index(view),
                    wrong.stream().map(look -> look.wrong(round.head())).toList());
            wrong.forEach(look -> {
                String why = refused.get(look.finding().id());
                if (why != null) {
                    mended.computeIfPresent(
                            look.of(),
                            (_, findings) -> findings.stream()
                                    .map(finding -> finding.equals(look.finding())
                                            ? finding.after(false, "not repaired: " + why + "; " + onlyARebuild(view))
                                            : finding)
                                    .toList());
                }
            });
        });
    }

    /** What is wrong and stays so: of what was mended, what was said then. */
    private static void report(Audit audit, List<Look> wrong, List<Finding> mended) {
        Map<String, Finding> before =
                mended.stream().collect(Collectors.toMap(Finding::id, finding -> finding, (one, _) -> one));
        for (Look look : wrong) {
            Finding first = before.remove(look.finding().id());
            if (first == null) {
                audit.found(look.finding());
            } else {
                audit.found(first.after(
                        false,
                        first.note() == null
                                ? "written, and still wrong; "
                                        + onlyARebuild(look.of().view())
                                : null));
            }
        }
        before.values().forEach(finding -> audit.found(finding.after(true, null)));
    }

    private static String onlyARebuild(View view) {
        return "rebuild the view: ops/ledger rebuild " + view.label();
    }
}
