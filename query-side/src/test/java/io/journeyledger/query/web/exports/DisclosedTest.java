package io.journeyledger.query.web.exports;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.OfTheCrowd;
import io.journeyledger.query.QueryProgram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who took personal texts stands in the log, and nothing of the texts does. */
@SpringBootTest(
        classes = {QueryProgram.class, OfTheCrowd.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DisclosedTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.journeyledger.query.web.exports");
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final int port;

    DisclosedTest(@LocalServerPort int port) {
        this.port = port;
        Crowd.stored();
    }

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(said);
        logger.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({
        "/cfpb?in=crowd&personal=all&q=Tessa, /cfpb?personal=all",
        "/cfpb?in=crowd&personal=consented&q=Tessa, /cfpb?personal=consented",
        "/views/customers?in=crowd&q=Tessa, /views/customers",
        "/views/timeline?in=crowd&format=csv&q=Tessa, /views/timeline",
        "/search?view=customers&q=Tessa, /search",
    })
    void who_takes_personal_texts_leaves_a_line(String asked, String told) throws Exception {
        ask("GET", asked, "working-as=Ada%0AL.");

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Personal texts leave in clear: /api/v1/exports" + told + ", taken by \"Ada L.\" at 127.0.0.1");
    }

    @Test
    void a_program_need_not_say_its_name() throws Exception {
        ask("GET", "/views/complaints?in=crowd", "none=");

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .endsWith("/views/complaints, taken by somebody without a name at 127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/xes?in=crowd", "/cfpb?in=crowd", "/features?in=crowd", "/views/transitions?in=crowd"})
    void what_holds_none_leaves_no_line(String asked) throws Exception {
        ask("GET", asked, "working-as=Ada");

        assertThat(said.list).isEmpty();
    }

    @Test
    void who_asks_for_the_headers_takes_nothing() throws Exception {
        ask("HEAD", "/views/customers?in=crowd", "working-as=Ada");

        assertThat(said.list).isEmpty();
    }

    private void ask(String method, String path, String cookie) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/exports" + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .header("Cookie", cookie)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
