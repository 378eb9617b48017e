package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.server.exit.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        return execute(line.split(" "));
    }

    private int execute(String... arguments) {
        return Commands.line(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
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
            rehearse --policy trial.yaml --known                  | --known says what dates mean: name one with --at or --to
            up --customers 40 --port -1                           | --customers says how many the demo has: give --demo, too
            stop --within 0 --port 1                              | --within is 1 second or more, not 0
            stop --within -5 --port 1                             | --within is 1 second or more, not -5
            """)
    void wrong_usage_is_told_in_the_words_of_the_user(String line, String words) {
        assertThat(run(line)).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains(words).doesNotContain("java.", "Exception");
        assertThat(out.toString()).isEmpty();
    }

    /** Nobody else would read it: only the last command runs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            views --port 1 drop new-year            | --port stands before drop: write it behind it
            views --json drop new-year              | --json stands before drop
            letters --url http://[::1]:1 retry J-1.1 | --url stands before retry
            """)
    void an_option_is_not_lost_between_two_commands(String line, String words) {
        assertThat(run(line)).isEqualTo(ExitCode.USAGE);

        assertThat(err + out.toString()).contains(words);
    }

    @Test
    void help_is_given_wherever_it_is_asked_for() {
        assertThat(run("views --help drop new-year")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).startsWith("Usage: ledger views");
    }

    /** As a shell writes a variable that is not set. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            export events --port 1 --readable --journey  | --journey is empty: give it a value, or leave it out
            export events --port 1 --family              | --family is empty
            export ndjson --port 1 --view customers --in | --in is empty
            export xes --port 1 --query                  | --query is empty
            letters evict --port 1                       | EVENT is empty: give it a value
            """)
    void an_empty_value_does_not_ask_for_everything(String line, String words) {
        List<String> typed = new ArrayList<>(List.of(line.split(" ")));
        typed.add("");

        assertThat(execute(typed.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains(words);
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
