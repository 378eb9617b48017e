package io.journeyledger.query.kibana;

/** @param color six hexadecimal digits after a hash */
record TagAttributes(String name, String description, String color) implements Attributes {

    static final String ID = "journey-ledger";

    @Override
    public SavedType of() {
        return SavedType.TAG;
    }
}
