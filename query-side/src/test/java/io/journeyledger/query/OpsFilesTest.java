package io.journeyledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.EventType;
import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of {@code ops/kibana}. Templates are judged by the real server. It has neither ES|QL nor EQL, and no
 * security: of questions and of the role only the names are looked at, which are what changes here.
 */
class OpsFilesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FOLDER = Path.of("..", "ops", "kibana");
    private static final Pattern NOT_NAMES = Pattern.compile("//.*|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("[@a-z][A-Za-z0-9_.@-]*");
    private static final Pattern GIVEN = Pattern.compile("([a-z]+) =(?!=)");
    private static final Pattern CATEGORY = Pattern.compile("\\[ \"([a-z.-]+)\" where ");

    @ParameterizedTest
    @EnumSource
    void the_server_makes_of_a_template_the_mapping_of_the_view(View view) {
        JsonNode index = read("templates/" + view.alias() + ".index.json");
        String stored = Samples.text(View.class, view.label() + ".json");
        JsonNode mapping = JSON.readTree(stored);
        URI server = Samples.stored();

        Samples.send(server, "PUT", "/_component_template/" + view.alias(), "{\"template\": " + stored + "}");
        try {
            JsonNode made = JSON.readTree(Samples.send(server, "POST", "/_index_template/_simulate", index.toString()));
            assertThat(made.at("/template/mappings/properties")).isEqualTo(mapping.at("/mappings/properties"));
            assertThat(index.path("index_patterns").path(0).asString()).isEqualTo(view.alias() + "-*");
            assertThat(view.indexPrefix()).startsWith(view.alias() + "-");
        } finally {
            Samples.sendAny(server, "DELETE", "/_component_template/" + view.alias());
        }
    }

    static List<Path> questions() {
        return files("esql");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void questions_name_fields_that_there_are(Path question) throws IOException {
        String text = NOT_NAMES.matcher(Files.readString(question)).replaceAll("");
        View view = Arrays.stream(View.values())
                .filter(one -> text.contains("FROM " + one.alias() + "\n"))
                .findFirst()
                .orElseThrow();
        Set<String> known = new TreeSet<>(fields(view));
        known.addAll(GIVEN.matcher(text).results().map(given -> given.group(1)).toList());
        known.addAll(Set.of(view.alias(), "month"));

        assertThat(NAME.matcher(text).results().map(MatchResult::group).filter(name -> !name.equals("by")))
                .isSubsetOf(known)
                .isNotEmpty();
    }

    static List<Path> sequences() {
        return files("eql");
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void sequences_are_of_events_that_there_are(Path sequence) throws IOException {
        JsonNode body = JSON.readTree(Files.readString(sequence));
        Set<String> actions =
                Stream.of(EventType.values()).map(EventType::action).collect(Collectors.toSet());

        assertThat(body.path("event_category_field").asString()).isEqualTo("event.action");
        assertThat(fields(View.TIMELINE))
                .contains(
                        body.path("timestamp_field").asString(),
                        body.path("tiebreaker_field").asString());
        assertThat(body.path("query").asString()).startsWith("sequence by journey.id with maxspan=");
        assertThat(CATEGORY.matcher(body.path("query").asString()).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(1)
                .isSubsetOf(actions);
    }

    @Test
    void the_role_reads_every_view_and_writes_none() {
        JsonNode role = read("role-read-only.json").path("indices").path(0);

        assertThat(role.path("names"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(View.values()).map(view -> view.alias() + "*").toList());
        assertThat(role.path("privileges"))
                .extracting(JsonNode::asString)
                .containsExactly("read", "view_index_metadata");
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty();
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(Files.readString(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> fields(View view) {
        Set<String> names = new TreeSet<>();
        collect(
                "",
                JSON.readTree(Samples.text(View.class, view.label() + ".json")).at("/mappings/properties"),
                names);
        return names;
    }

    private static void collect(String prefix, JsonNode properties, Set<String> names) {
        for (Map.Entry<String, JsonNode> field : properties.properties()) {
            names.add(prefix + field.getKey());
            collect(prefix + field.getKey() + ".", field.getValue().path("properties"), names);
        }
    }
}
