package io.journeyledger.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How a program says which mapping it wants, and how it cannot. */
class MappingsOverHttpTest extends OverHttp {

    private static final String FILE = """
            --cut
            Content-Disposition: form-data; name="file"; filename="sales.txt"

             00004 0001 19970101  2   29.33
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name="mapping"; filename="till.yaml" | name: till | mapping     | mappingFile
            name="mappingFile"; filename="a.yaml"|            | mappingFile | is empty
            name="mappingFile"                   | name: till | mappingFile | is text
            name="mapingFile"; filename="a.yaml" | name: till | mapingFile  | there are file, mapping, mappingFile
            name="maping"                        | cdnow      | maping      | there are file, mapping, mappingFile
            name="file"; filename="more.txt"     | 1          | file        | 2 times
            """)
    void aPartThatSaysNoMappingIsRefusedByItsName(String part, String content, String parameter, String detail)
            throws Exception {
        assertRefused(imported(part(part, content == null ? "" : content)), parameter, detail);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"name: till", "none"})
    void oneMappingIsNamedAndNotTwo(String content) throws Exception {
        HttpResponse<String> answer = imported(part("name=\"mapping\"", "cdnow")
                + part("name=\"mappingFile\"; filename=\"till.yaml\"", content == null ? "" : content));

        assertRefused(answer, "mappingFile", content == null ? "is empty" : "leave out one");
        assertThat(imported(part("name=\"mapping\"", "cdnow")).statusCode()).isEqualTo(202);
    }

    private static void assertRefused(HttpResponse<String> answer, String parameter, String detail) {
        assertProblem(answer, 400, "invalid-parameter");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
        assertThat(problem.path("detail").asString()).contains(detail);
    }

    private static String part(String names, String content) {
        return "--cut\nContent-Disposition: form-data; " + names + "\n\n" + content + "\n";
    }

    private static HttpResponse<String> imported(String parts) throws Exception {
        return post(
                "/api/v1/imports",
                "multipart/form-data; boundary=cut",
                (FILE + parts + "--cut--\n").replace("\n", "\r\n"));
    }
}
