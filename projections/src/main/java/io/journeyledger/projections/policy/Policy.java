package io.journeyledger.projections.policy;

/**
 * Everything a company may decide about its views, in one versioned file. The keys of the file are the components of these
 * records; the default file says where each number comes from.
 *
 * @param version hash of the file's content, 12 hexadecimal digits; every document names the one that made it
 */
public record Policy(
        String version,
        LifecyclePolicy lifecycle,
        SatisfactionPolicy satisfaction,
        CostPolicy costs,
        ComplaintPolicy complaints,
        TimelinePolicy timeline,
        ModelsPolicy models,
        ReviewPolicy review) {}
