package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where the build has unpacked the Elasticsearch server. */
final class ElasticsearchDistribution {
    private ElasticsearchDistribution() {}

    /**
     * The home folder of the unpacked server: the one that the system property {@code ledger.elasticsearch.home} names,
     * else the one under {@code ops/elasticsearch/target/dist} of the source tree that this code was built in.
     *
     * @throws ElasticsearchFailure if there is none
     */
    public static Path home() {
        String named = System.getProperty("ledger.elasticsearch.home");
        if (named != null) {
            return checked(Path.of(named));
        }
        Path inTree = Path.of("ops", "elasticsearch", "target", "dist", "elasticsearch-" + version());
        // From target/classes, a jar in target, or a copy of the jar in another module's target: up to the root.
        for (Path at = ownLocation(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(inTree))) {
                return checked(at.resolve(inTree));
            }
        }
        throw new ElasticsearchFailure("The Elasticsearch server is not unpacked at " + inTree
                + ": build it with ./mvnw package -pl ops/elasticsearch, or name its folder in the system property"
                + " ledger.elasticsearch.home.");
    }

    private static Path checked(Path home) {
        if (!Files.isRegularFile(home.resolve("bin").resolve("elasticsearch"))) {
            throw new ElasticsearchFailure("No Elasticsearch server at " + home.toAbsolutePath()
                    + ": bin/elasticsearch is missing there. A clean build unpacks it anew.");
        }
        return home.toAbsolutePath().normalize();
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = ElasticsearchDistribution.class.getResourceAsStream("distribution.properties")) {
            if (in == null) {
                throw new IllegalStateException("distribution.properties is not beside this class");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("distribution.properties beside this class cannot be read", e);
        }
        return properties.getProperty("version");
    }

    private static @Nullable Path ownLocation() {
        try {
            return Path.of(ElasticsearchDistribution.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of this program is no path", e);
        }
    }
}
