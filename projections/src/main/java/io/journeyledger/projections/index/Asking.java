package io.journeyledger.projections.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;

/** Something asked of Elasticsearch. */
@FunctionalInterface
interface Asking<T> {

    int BAD_REQUEST = 400;
    int NOT_FOUND = 404;
    int CONFLICT = 409;
    int TOO_MANY_REQUESTS = 429;
    int UNAVAILABLE = 502;

    T ask() throws IOException;

    /** @throws ViewsUnavailableException when Elasticsearch cannot be reached, or takes nothing now */
    static <T> T asking(Asking<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new ViewsUnavailableException("Elasticsearch cannot be reached: " + e.getMessage(), e);
        } catch (ElasticsearchException e) {
            if (passes(e.status())) {
                throw new ViewsUnavailableException("Elasticsearch takes nothing now: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    /** Whether the same may be taken when it is asked again. */
    static boolean passes(int status) {
        return status == TOO_MANY_REQUESTS || status >= UNAVAILABLE;
    }
}
