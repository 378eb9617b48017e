package io.journeyledger.projections.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of complaints.
 *
 * @param regimes sets of clocks by name; {@code default} holds for complaints that name none, or one that is not here
 */
public record ComplaintPolicy(Map<String, List<Clock>> regimes) {

    /** The regime of complaints that name no other. */
    public static final String DEFAULT = "default";

    /**
     * @param name such as {@code acknowledgement}
     * @param stops what stops it
     * @param within from the lodging, or the last reopening, until it is due
     * @param pauses whether it stands still while the complaint is paused
     */
    public record Clock(String name, Stops stops, Duration within, boolean pauses) {}

    /** What stops a clock. Whatever ends the complaint stops every clock. */
    public enum Stops {
        ACKNOWLEDGEMENT,
        FINAL_ANSWER
    }

    public List<Clock> clocks(@Nullable String regime) {
        List<Clock> own = regime == null ? null : regimes.get(regime);
        return own == null ? regimes.getOrDefault(DEFAULT, List.of()) : own;
    }
}
