package io.journeyledger.intake;

import io.journeyledger.intake.Rejection.Code;
import io.journeyledger.ledger.Provenance;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a CloudEvent says beside its data, checked the same whichever way it comes. Nothing here goes to where a source
 * or a schema points, so what is no address is taken, too.
 */
public final class Attributes {

    /** Where they stand. */
    @FunctionalInterface
    public interface Source {

        /** @return none when there is no such attribute */
        @Nullable
        String value(String name) throws RejectedEntryException;
    }

    private final Source source;

    public Attributes(Source source) {
        this.source = source;
    }

    static Attributes of(ObjectNode event) {
        return new Attributes(name -> {
            JsonNode value = event.get(name);
            if (value == null || value.isNull()) {
                return null;
            }
            if (!value.isString()) {
                throw new RejectedEntryException(
                        Code.INVALID_FIELD, name, "the attribute " + name + " is a text, and this one is none");
            }
            return value.asString();
        });
    }

    /** Of which source and id, and what else is kept with the fact. */
    Provenance provenance() throws RejectedEntryException {
        String version = required("specversion");
        if (!version.equals("1.0")) {
            throw new RejectedEntryException(
                    Code.INVALID_FIELD, "specversion", "'" + EntryReader.shortened(version) + "' is not 1.0");
        }
        return new Provenance(
                required("source"),
                required("id"),
                optional("actor"),
                optional("tenant"),
                optional("correlationid"),
                optional("causationid"),
                optional("traceparent"));
    }

    String required(String name) throws RejectedEntryException {
        String value = demandGiven(name, source.value(name));
        demandLine(name, value);
        return value;
    }

    @Nullable
    String optional(String name) throws RejectedEntryException {
        String value = source.value(name);
        demandLine(name, value);
        return value;
    }

    /** Of what came another way. */
    static void demand(Provenance provenance) throws RejectedEntryException {
        // Without them entries would be duplicates of each other.
        demandLine("source", demandGiven("source", provenance.source()));
        demandLine("id", demandGiven("id", provenance.id()));
        demandLine("actor", provenance.actor());
        demandLine("tenant", provenance.tenant());
        demandLine("correlationid", provenance.correlationId());
        demandLine("causationid", provenance.causationId());
        demandLine("traceparent", provenance.traceparent());
    }

    private static String demandGiven(String name, @Nullable String value) throws RejectedEntryException {
        if (value == null || Unicode.isBlank(value)) {
            throw new RejectedEntryException(Code.MISSING_FIELD, name, "the attribute " + name + " is missing");
        }
        return value;
    }

    private static void demandLine(String name, @Nullable String value) throws RejectedEntryException {
        if (value == null) {
            return;
        }
        if (value.length() > EntryReader.LONGEST_ID) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE,
                    name,
                    "'" + EntryReader.shortened(value) + "' is longer than " + EntryReader.LONGEST_ID + " characters");
        }
        String holds = Unicode.brokenLine(value);
        if (holds != null) {
            // Not quoted: a terminal might do what it says.
            throw new RejectedEntryException(
                    Code.MALFORMED, name, "the attribute " + name + " holds " + holds + ": leave it out");
        }
    }
}
