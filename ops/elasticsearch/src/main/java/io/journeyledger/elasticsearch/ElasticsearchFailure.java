package io.journeyledger.elasticsearch;

import java.io.Serial;

/** Elasticsearch could not be started. The message says what a person can do, and ends in the last lines of its log. */
public final class ElasticsearchFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ElasticsearchFailure(String message) {
        super(message);
    }

    ElasticsearchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
