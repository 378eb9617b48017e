package io.journeyledger.query.kibana;

/**
 * How one saved object names another.
 *
 * @param name what the attributes of the first call the second; unique within the first
 */
record Reference(String name, String type, String id) {

    static Reference dataView(String name, String id) {
        return new Reference(name, SavedType.DATA_VIEW.type(), id);
    }

    static Reference tag() {
        return new Reference("tag-ref-" + TagAttributes.ID, SavedType.TAG.type(), TagAttributes.ID);
    }
}
