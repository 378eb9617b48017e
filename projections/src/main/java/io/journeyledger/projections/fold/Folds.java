package io.journeyledger.projections.fold;

import io.journeyledger.projections.document.View;
import java.util.List;

/** Every fold there is. */
public final class Folds {

    private static final List<Fold<?>> ALL =
            List.of(new CustomersFold(), new ComplaintsFold(), new TimelineFold(), new TransitionsFold());

    private Folds() {}

    /** One fold for each view, in the order of {@link View}. */
    public static List<Fold<?>> all() {
        return ALL;
    }

    public static Fold<?> of(View view) {
        return ALL.stream().filter(fold -> fold.view() == view).findFirst().orElseThrow();
    }
}
