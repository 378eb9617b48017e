package io.journeyledger.projections;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How views are made.
 *
 * @param policy file with the policy; none: the default one
 * @param batch most events that are projected at once
 * @param reviewEvery how long to wait between two looks for documents that time has made old
 * @param remembered most events of which the states of journeys are kept in memory; none: as many as a quarter of the
 *     heap holds
 */
@ConfigurationProperties("journey.projection")
public record ProjectionProperties(
        @Nullable Path policy,
        @DefaultValue("5000") int batch,
        @Nullable Long remembered,
        @DefaultValue("5s") Duration reviewEvery) {}
