package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands say before they ask a server for anything. */
class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String line) {
        return Commands.line(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(line.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            fit --until 2020-13-01                                | '--until': '2020-13-01' is no day: use one such as 2026-01-31
            simulate --until June                                 | 'June' is no day
            rebuild customers --occurred-until 2020-13-01         | --occurred-until is '2020-13-01': use a date such as
            rehearse --at 2020-13-01                              | --at is '2020-13-01': use a date such as
            status --url http://[                                 | is no address, such as http://127.0.0.1:8080
            rebuild customers --port 99999                        | The port of a server is between 1 and 65535, not 99999
            status --port -1                                      | The port of a server is between 1 and 65535, not -1
            fit --until 2026-01-31 -o /nowhere/x --port 1         | There is no folder /nowhere to write to
            audit all -o /nowhere/x --port 1                      | There is no folder /nowhere to write to
            rehearse --at 2026-01-01 -o /nowhere/x.csv --port 1   | There is no folder /nowhere to write to
            imports rejects 1b4e28ba -o /nowhere/x --port 1       | There is no folder /nowhere to write to
            simulate -o /nowhere/x                                | There is no folder /nowhere to write to
            export kibana -o /nowhere/x --port 1                  | There is no folder /nowhere to write to
            """)
    void wrong_usage_is_told_in_the_words_of_the_user(String line, String words) {
        assertThat(run(line)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains(words).doesNotContain("java.", "Exception");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_folder_is_no_file_to_write_to(@TempDir Path folder) {
        assertThat(run("simulate -o " + folder)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(folder + " is a folder: name a file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            status --port 1 --json                               | 3 | not-ready | No server answers at http://127.0.0.1:1
            rebuild customers --occurred-until 2020-13-01 --json | 2 | usage     | --occurred-until is '2020-13-01'
            fit --until 2020-13-01 --json                        | 2 | usage     | '2020-13-01' is no day
            rebuild --json                                       | 2 | usage     | Missing required parameter
            """)
    void programs_get_one_object_also_when_nothing_came_of_it(String line, int exitCode, String code, String words) {
        assertThat(run(line)).isEqualTo(exitCode);

        JsonNode problem = new JsonMapper().readTree(out.toString());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).contains(words);
        assertThat(err.toString()).isEmpty();
    }
}
