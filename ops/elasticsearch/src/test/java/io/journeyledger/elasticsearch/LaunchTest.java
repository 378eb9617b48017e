package io.journeyledger.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {

    @Test
    void elasticsearch_is_given_what_a_process_needs_and_nothing_that_is_meant_for_the_ledger() {
        Map<String, String> needed = Map.of(
                "PATH",
                "/usr/bin",
                "HOME",
                "/home/ledger",
                "LC_ALL",
                "C.UTF-8",
                "TZ",
                "UTC",
                "JDK_JAVA_OPTIONS",
                "-Xint");
        Map<String, String> ours = new HashMap<>(needed);
        ours.put("JOURNEY_MASTER_KEY", "c2VjcmV0");
        ours.put("JOURNEY_POSTGRESQL_PASSWORD", "secret");
        ours.put("SPRING_DATASOURCE_PASSWORD", "secret");
        ours.put("ES_JAVA_OPTS", "-Xmx8g");
        ours.put("JAVA_HOME", "/usr/lib/jvm/of-another");

        Map<String, String> given = Launch.environment(ours, new ChildFolder(Path.of("/srv/elasticsearch")));

        assertThat(given)
                .containsAllEntriesOf(needed)
                .containsEntry("ES_JAVA_HOME", System.getProperty("java.home"))
                .containsEntry("CLI_JAVA_OPTS", "-Djava.io.tmpdir=/srv/elasticsearch/tmp")
                .containsOnlyKeys(
                        "PATH",
                        "HOME",
                        "LC_ALL",
                        "TZ",
                        "JDK_JAVA_OPTIONS",
                        "ES_JAVA_HOME",
                        "ES_PATH_CONF",
                        "ES_TMPDIR",
                        "CLI_JAVA_OPTS");
    }

    @Test
    void options_that_the_script_would_take_apart_are_not_given() {
        assertThat(Launch.environment(Map.of(), new ChildFolder(Path.of("/srv/our ledger"))))
                .containsEntry("ES_TMPDIR", "/srv/our ledger/tmp")
                .doesNotContainKey("CLI_JAVA_OPTS");
    }
}
