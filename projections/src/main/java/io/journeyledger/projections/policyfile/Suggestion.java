package io.journeyledger.projections.policyfile;

import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.policy.Fault;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a misspelt word may have meant. */
final class Suggestion {

    private Suggestion() {}

    /** Such as {@code ; did you mean loyalFrom?}; nothing where nothing is near. */
    static List<Phrase> of(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String one) -> distance(word, one))
                        .thenComparing(one -> one))
                .filter(nearest -> distance(word, nearest) <= Math.max(1, nearest.length() / 3))
                .map(nearest -> List.of(Fault.SUGGESTED.with(nearest)))
                .orElse(List.of());
    }

    /** Edits that make one word of another (Levenshtein 1965), case aside. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > b.length()) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
