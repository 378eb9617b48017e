package io.journeyledger.projections.rebuild;

import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made. Without times, policy and name it takes the place of the live index; with any of them an index beside
 * it is filled.
 *
 * @param views at least one
 * @param recordedUntil only what was recorded by then is known
 * @param occurredUntil only what occurred by then has happened
 * @param policyText a policy file in YAML; none: the policy of the program
 * @param into the name of the side index: lower-case letters, digits and hyphens, at most 40
 */
public record RebuildRequest(
        Set<View> views,
        @Nullable Instant recordedUntil,
        @Nullable Instant occurredUntil,
        @Nullable String policyText,
        @Nullable String into) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException when there is no view, the name is no name or the policy no policy */
    public RebuildRequest {
        views = Set.copyOf(views);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("Name at least one view: customers, complaints, timeline, transitions");
        }
        if (into != null && !NAME.matcher(into).matches()) {
            throw new IllegalArgumentException("'" + into + "' is no name for a side index: lower-case letters, digits"
                    + " and hyphens, at most 40, beginning with a letter or digit");
        }
        if (policyText != null) {
            PolicyFile.parse(policyText.getBytes(StandardCharsets.UTF_8), "the policy");
        }
    }

    /** The live index of a view, anew. */
    public static RebuildRequest live(Set<View> views) {
        return new RebuildRequest(views, null, null, null, null);
    }

    public boolean isBeside() {
        return recordedUntil != null || occurredUntil != null || policyText != null || into != null;
    }

    Policy policyOr(Policy usual) {
        return policyText == null ? usual : PolicyFile.parse(policyText.getBytes(StandardCharsets.UTF_8), "the policy");
    }

    AsOf asOf(Instant now) {
        return new AsOf(recordedUntil, occurredUntil, now);
    }
}
