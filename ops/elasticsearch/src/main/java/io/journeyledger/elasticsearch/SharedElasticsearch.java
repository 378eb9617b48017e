package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * One server for all tests of a JVM, started at first use and thrown away with the JVM. Tests share it, so each names
 * its indices for itself.
 */
public final class SharedElasticsearch {
    private SharedElasticsearch() {}

    /** Where it answers, for example {@code http://127.0.0.1:39201}. */
    public static URI url() {
        return Holder.CHILD.url();
    }

    /** Started once, by the JVM's own rules for the initialisation of a class. */
    private static final class Holder {
        static final ElasticsearchChild CHILD = startedForTests();

        private static ElasticsearchChild startedForTests() {
            try {
                Path folder = Files.createTempDirectory("elasticsearch-for-tests");
                ElasticsearchChild child = ElasticsearchChild.start(
                        ElasticsearchSettings.in(folder).forShortRun());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(child, folder)));
                return child;
            } catch (IOException e) {
                throw new ElasticsearchFailure("No temporary folder for Elasticsearch: " + e, e);
            }
        }

        private static void discard(ElasticsearchChild child, Path folder) {
            child.close();
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                System.getLogger(SharedElasticsearch.class.getName())
                        .log(System.Logger.Level.WARNING, "The test folder {0} was not removed: {1}", folder, e);
            }
        }
    }
}
