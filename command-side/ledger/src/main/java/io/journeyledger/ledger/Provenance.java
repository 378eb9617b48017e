package io.journeyledger.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where an entry comes from. Never holds personal data.
 *
 * @param source the system it comes from (CloudEvents {@code source})
 * @param id its id there (CloudEvents {@code id}); together with the source the idempotency key
 * @param actor who or what acted: a staff id, a system
 * @param tenant whose ledger it is, for installations that serve several companies
 * @param correlationId ties the entries of one business process together
 * @param causationId the entry or event that led to this one
 * @param traceparent W3C trace context
 */
public record Provenance(
        String source,
        String id,
        @Nullable String actor,
        @Nullable String tenant,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    /** That of an event whose metadata nobody reads. */
    public static final Provenance NOT_READ = of("", "");

    public static Provenance of(String source, String id) {
        return new Provenance(source, id, null, null, null, null, null);
    }
}
