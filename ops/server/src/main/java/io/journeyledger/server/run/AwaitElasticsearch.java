package io.journeyledger.server.run;

import io.journeyledger.elasticsearch.ElasticsearchChild;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;

/** Holds the start of everything that reads or writes views, and of the web server, until Elasticsearch answers. */
final class AwaitElasticsearch implements SmartLifecycle {
    private final CompletableFuture<ElasticsearchChild> child;

    AwaitElasticsearch(CompletableFuture<ElasticsearchChild> child) {
        this.child = child;
    }

    @Override
    public void start() {
        child.join();
    }

    @Override
    public void stop() {
        // It is stopped after the application: see Embedded.
    }

    @Override
    public boolean isRunning() {
        return child.isDone() && !child.isCompletedExceptionally();
    }

    /** Before all others. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
