package io.journeyledger.query.kibana;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The envelope of a saved object, one line of an export.
 *
 * @param id the same at every export, so that importing again updates
 */
@JsonPropertyOrder({"id", "type", "attributes", "references", "coreMigrationVersion", "typeMigrationVersion", "managed"
})
record SavedObject(
        String id,
        String type,
        Attributes attributes,
        List<Reference> references,
        String coreMigrationVersion,
        String typeMigrationVersion,
        boolean managed) {

    /** Of every export since 8.8. */
    private static final String CORE = "8.8.0";

    static SavedObject of(String id, Attributes attributes, List<Reference> references) {
        SavedType type = attributes.of();
        return new SavedObject(id, type.type(), attributes, List.copyOf(references), CORE, type.version(), false);
    }
}
