package io.journeyledger.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The command side as it runs: real Axon, real store, in a folder of its own. */
public final class TestProgram implements AutoCloseable {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(IntakeConfiguration.class)
    static class Application {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    private final ConfigurableApplicationContext context;

    private TestProgram(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static TestProgram start(Path data, String... properties) {
        return start(WebApplicationType.NONE, data, properties);
    }

    /** With a web server on a free port. */
    public static TestProgram serve(Path data) {
        return start(
                WebApplicationType.SERVLET,
                data,
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.mvc.problemdetails.enabled=true"); // as the program has it
    }

    private static TestProgram start(WebApplicationType web, Path data, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "journey.data=" + data,
                "axon.axonserver.enabled=false",
                "axon.timeout.enabled=false",
                "spring.main.banner-mode=off"));
        all.addAll(List.of(properties)); // what comes last holds
        return new TestProgram(new SpringApplicationBuilder(Application.class)
                .web(web)
                .properties(all.toArray(String[]::new))
                .run());
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
