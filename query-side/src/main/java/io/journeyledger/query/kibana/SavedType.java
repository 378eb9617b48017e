package io.journeyledger.query.kibana;

/**
 * The types of saved objects that are written. Each carries the oldest version of its form that both 8.19 and 9.x read
 * as it stands: a newer one than the server's is refused, and without any the server applies migrations of forms long
 * gone.
 */
enum SavedType {
    DATA_VIEW("index-pattern", "8.0.0"),
    TAG("tag", "8.0.0"),
    LENS("lens", "8.9.0"),
    VISUALIZATION("visualization", "8.5.0"),
    SEARCH("search", "8.0.0"),
    DASHBOARD("dashboard", "8.9.0");

    private final String type;
    private final String version;

    SavedType(String type, String version) {
        this.type = type;
        this.version = version;
    }

    String type() {
        return type;
    }

    String version() {
        return version;
    }
}
