package io.journeyledger.query.kibana;

/**
 * A query as people type it.
 *
 * @param language the name that Kibana gives its own query language
 */
record KibanaQuery(String query, String language) {

    static final KibanaQuery EVERYTHING = new KibanaQuery("", "kuery");

    static KibanaQuery of(Condition condition) {
        return new KibanaQuery(condition.kql(), "kuery");
    }
}
