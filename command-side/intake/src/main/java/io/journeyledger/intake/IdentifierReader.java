package io.journeyledger.intake;

import io.journeyledger.intake.Rejection.Code;
import io.journeyledger.ledger.Identifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads by what an entry names a customer. */
final class IdentifierReader {

    private static final int MOST_IDENTIFIERS = 20;

    private IdentifierReader() {}

    static List<NamedIdentifier> customer(@Nullable JsonNode node) throws RejectedEntryException {
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > MOST_IDENTIFIERS) {
            throw new RejectedEntryException(
                    Code.INVALID_FIELD,
                    "data.customer",
                    "a list of at most " + MOST_IDENTIFIERS + " identifiers is expected");
        }
        List<NamedIdentifier> identifiers = new ArrayList<>(node.size());
        for (JsonNode each : node) {
            identifiers.add(somebody(each, "data.customer"));
        }
        return identifiers;
    }

    /** One that may name a customer. */
    static NamedIdentifier somebody(@Nullable JsonNode node, String field) throws RejectedEntryException {
        NamedIdentifier identifier = identifier(node, field);
        String fault = identifier.fault();
        if (fault != null) {
            throw new RejectedEntryException(Code.INVALID_FIELD, field + ".value", fault);
        }
        return identifier;
    }

    /** One that was linked, perhaps before it was asked whether it names anybody: it can be unlinked still. */
    static NamedIdentifier identifier(@Nullable JsonNode node, String field) throws RejectedEntryException {
        JsonNode kind = node == null ? null : node.get("kind");
        JsonNode value = node == null ? null : node.get("value");
        if (node == null
                || kind == null
                || !kind.isString()
                || value == null
                || !value.isString()
                || value.asString().isBlank()) {
            throw new RejectedEntryException(
                    Code.MISSING_FIELD, field, "an identifier has a kind and a value that is not blank");
        }
        if (value.asString().length() > EntryReader.LONGEST_ID) {
            throw new RejectedEntryException(
                    Code.TOO_LARGE,
                    field + ".value",
                    "an identifier has at most " + EntryReader.LONGEST_ID + " characters");
        }
        for (String name : node.propertyNames()) {
            if (!name.equals("kind") && !name.equals("value")) {
                throw new RejectedEntryException(
                        Code.UNKNOWN_FIELD,
                        field + "." + name,
                        "an identifier has no field " + EntryReader.shortened(name) + "; it has kind, value");
            }
        }
        try {
            return new NamedIdentifier(Identifier.Kind.valueOf(kind.asString()), value.asString());
        } catch (IllegalArgumentException e) {
            throw new RejectedEntryException(
                    Code.INVALID_FIELD,
                    field + ".kind",
                    "'" + EntryReader.shortened(kind.asString()) + "' is none of "
                            + Arrays.toString(Identifier.Kind.values()));
        }
    }
}
