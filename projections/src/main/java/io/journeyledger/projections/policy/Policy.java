package io.journeyledger.projections.policy;

import java.util.List;

/**
 * Everything a company may decide about its views, in one versioned file. The keys of the file are the components of
 * these records; the default file says where each number comes from.
 *
 * @param version hash of the file's content, 12 hexadecimal digits; every document names the one that made it
 */
public record Policy(
        String version,
        LifecyclePolicy lifecycle,
        SatisfactionPolicy satisfaction,
        CostPolicy costs,
        ComplaintPolicy complaints,
        CarePolicy care,
        TimelinePolicy timeline,
        ModelsPolicy models,
        ReviewPolicy review)
        implements Consistent {

    /** What parts must know of each other: the cheapest of the adequate channels is found by their costs. */
    @Override
    public List<Contradiction> contradictions() {
        return care.occasions().values().stream()
                .flatMap(occasion -> occasion.channels().stream())
                .distinct()
                .filter(channel -> !costs.perContact().containsKey(channel))
                .map(channel -> new Contradiction("costs.perContact", Fault.NO_COST.with(channel.name())))
                .toList();
    }
}
