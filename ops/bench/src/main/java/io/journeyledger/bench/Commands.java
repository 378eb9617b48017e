package io.journeyledger.bench;

import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.Outcome;
import io.journeyledger.intake.RecordEntries;
import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Single commands of several clients at once, over HTTP beside Axon's command gateway alone. */
final class Commands implements Subject {

    private static final int CLIENTS = 8;
    private static final int JOURNEYS = 1_000;

    private final Scratch scratch;
    private final int commands;

    Commands(Scratch scratch, int commands) {
        this.scratch = scratch;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String what() {
        return CLIENTS + " clients POST /api/v1/commands/record-contact on " + JOURNEYS
                + " journeys, keep-alive, each waiting for its durable answer";
    }

    @Override
    public String floor() {
        return CLIENTS + " threads send the same command to Axon's command gateway, each a transaction of its own";
    }

    /** Sends commands, each known by its number, one after the other. */
    private interface Client extends AutoCloseable {
        void send(int number) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    private record HttpClient(Connection connection, List<String> journeys) implements Client {
        @Override
        public void send(int number) throws IOException {
            int status = connection.post("/api/v1/commands/record-contact", "c" + number, body(journeys, number));
            if (status != 201) {
                throw new IllegalStateException("Command " + number + " was answered " + status);
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private record GatewayClient(CommandGateway gateway, List<String> journeys) implements Client {
        @Override
        public void send(int number) {
            RecordEntries.Answers answers = gateway.sendAndWait(command(journeys, number));
            if (answers.answers().getFirst().refusal() != null) {
                throw new IllegalStateException("Command " + number + " was refused: " + answers);
            }
        }
    }

    @Override
    public Run run() throws Exception {
        Path folder = scratch.folder();
        try (Program program = Program.serve(folder)) {
            List<String> journeys = journeys(program);
            int port = program.port();
            return clients(() -> new HttpClient(new Connection(port), journeys));
        } finally {
            Scratch.delete(folder);
        }
    }

    @Override
    public Run floorRun() throws Exception {
        Path folder = scratch.folder();
        try (Program program = Program.start(folder, "command", Map.of())) {
            List<String> journeys = journeys(program);
            CommandGateway gateway = program.get(CommandGateway.class);
            return clients(() -> new GatewayClient(gateway, journeys));
        } finally {
            Scratch.delete(folder);
        }
    }

    private Run clients(Callable<Client> connect) throws Exception {
        Histogram micros = new Histogram(3);
        List<Future<Histogram>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            long begun = System.nanoTime();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                clients.add(threads.submit(() -> one(connect, first)));
            }
            for (Future<Histogram> done : clients) {
                micros.add(done.get());
            }
            Run run = Run.of("commands/s", Run.perSecond(commands, begun));
            for (Map.Entry<String, Double> latency :
                    Latencies.run(micros).figures().entrySet()) {
                run = run.with(latency.getKey(), latency.getValue());
            }
            return run;
        }
    }

    private Histogram one(Callable<Client> connect, int first) throws Exception {
        Histogram micros = new Histogram(3);
        try (Client client = connect.call()) {
            for (int number = first; number < commands; number += CLIENTS) {
                long begun = System.nanoTime();
                client.send(number);
                micros.recordValue((System.nanoTime() - begun) / 1_000);
            }
        }
        return micros;
    }

    private static String body(List<String> journeys, int number) {
        return "{\"journey\":\"" + journeys.get(number % JOURNEYS) + "\",\"time\":\"" + time(number)
                + "\",\"source\":\"desk\",\"data\":{\"contactId\":\"c" + number
                + "\",\"channel\":\"PHONE_AGENT\",\"direction\":\"INBOUND\",\"purpose\":\"billing\","
                + "\"handledBy\":\"agent-7\"}}";
    }

    private static RecordEntries command(List<String> journeys, int number) {
        ContactEvent.ContactMade contact = new ContactEvent.ContactMade(
                time(number),
                "c" + number,
                Channel.PHONE_AGENT,
                ContactEvent.Direction.INBOUND,
                "billing",
                "agent-7",
                null,
                null,
                null);
        return new RecordEntries(
                journeys.get(number % JOURNEYS),
                List.of(new RecordEntries.Group(
                        List.of(new RecordEntries.Fact(contact, Provenance.of("desk", "c" + number))))),
                Instant.now(),
                false);
    }

    private static Instant time(int number) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
    }

    /** Journeys that have begun, so that both sides record one event a command. */
    private static List<String> journeys(Program program) throws RejectedEntryException {
        EntryReader reader = program.get(EntryReader.class);
        List<List<io.journeyledger.intake.Entry>> entries = new ArrayList<>();
        for (int i = 0; i < JOURNEYS; i++) {
            entries.add(List.of(reader.read("""
                    {"specversion":"1.0","id":"k%1$d","source":"crm","type":"io.journeyledger.customer.identified.v1",
                    "time":"2025-12-31T00:00:00Z","data":{"customer":[{"kind":"EMAIL","value":"c%1$d@example.org"}]}}""".formatted(i))));
        }
        List<String> journeys = new ArrayList<>();
        for (Outcome outcome : program.get(Intake.class).record(entries)) {
            switch (outcome) {
                case Outcome.Recorded recorded ->
                    journeys.add(recorded.journey().value());
                case Outcome.Duplicate duplicate ->
                    journeys.add(duplicate.journey().value());
                case Outcome.Rejected rejected ->
                    throw new IllegalStateException("A customer was rejected: " + rejected);
            }
        }
        return journeys;
    }

    @Override
    public void close() {
        // The folder of all runs is deleted by who made it.
    }
}
