package io.journeyledger.projections.document;

import java.util.Locale;

/** The reasons there are to contact a customer before anything is asked for. */
public enum OccasionKind {
    /** A customer of value came at risk of leaving. */
    AT_RISK,
    /** Something that was promised falls due. */
    PROMISE,
    /** A complaint was resolved: does it hold? */
    FOLLOW_UP,
    /** A customer left, for a reason about which something can be done. */
    WIN_BACK,
    /** Somebody bought for the first time. */
    WELCOME,
    /** The day of the first purchase comes round again. */
    ANNIVERSARY;

    /** As names of occasions begin, such as {@code follow-up}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
