package io.journeyledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two processes that know of each other only through the Axon Server whose {@code host:port} is in the environment. */
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+:\\d+",
        disabledReason = "no Axon Server given: set AXON_SERVER=host:port")
class AxonServerRoutingTest {

    @TempDir
    static Path data;

    /** A process without the command side. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Caller {}

    @Test
    void aCommandFindsTheProcessThatHandlesIt() throws Exception {
        String journey = "J-" + UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        CustomerIdentified known = new CustomerIdentified(
                now,
                List.of(new Identifier(
                        Identifier.Kind.EMAIL,
                        new Identifier.Mark("A".repeat(43)),
                        new PersonalText.Sealed("1.AAAA"))));
        RecordEntries command = new RecordEntries(
                journey,
                List.of(new RecordEntries.Group(List.of(
                        new RecordEntries.Fact(known, new Provenance("desk", "1", "a-7", null, null, null, null))))),
                now,
                false);
        try (TestProgram handling = TestProgram.start(data.resolve("handling"), onAxonServer());
                ConfigurableApplicationContext calling = calling()) {
            RecordEntries.Answers answers = calling.getBean(CommandGateway.class)
                    .<RecordEntries.Answers>send(command)
                    .get(30, TimeUnit.SECONDS);

            assertThat(answers.answers()).containsExactly(new RecordEntries.Answer(0, 1, null));
            assertThat(handling.get(EventCodec.class)
                            .decode(handling.get(LedgerReader.class).read(new JourneyId(journey))))
                    .extracting(
                            Recorded::event, recorded -> recorded.provenance().actor())
                    .containsExactly(tuple(known, "a-7"));
        }
    }

    @Test
    void aQueryFindsTheProcessThatAnswersIt() throws Exception {
        String question = "question-" + UUID.randomUUID();
        try (TestProgram answering = TestProgram.start(data.resolve("answering"), onAxonServer());
                ConfigurableApplicationContext asking = calling()) {
            answering
                    .get(QueryBus.class)
                    .subscribe(question, (Type) String.class, query -> "answer to " + query.getPayload());

            assertThat(asking.getBean(QueryGateway.class)
                            .query(question, "me", String.class)
                            .get(30, TimeUnit.SECONDS))
                    .isEqualTo("answer to me");
        }
    }

    private static String[] onAxonServer() {
        return new String[] {
            "journey.store=axonserver",
            "axon.axonserver.enabled=true",
            "axon.axonserver.servers=" + System.getenv("AXON_SERVER")
        };
    }

    private static ConfigurableApplicationContext calling() {
        return new SpringApplicationBuilder(Caller.class)
                .web(WebApplicationType.NONE)
                .properties(onAxonServer())
                .properties("spring.main.banner-mode=off", "journey.data=" + data.resolve("calling"))
                .run();
    }
}
