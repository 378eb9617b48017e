package io.journeyledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/** Queues of what processors could not handle, in the table {@code dead_letter}; each journey is a sequence of its own. */
public final class DeadLetters {

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final DeadLetterSchema schema;
    private final Serializer serializer;
    private final Serializer eventSerializer;

    DeadLetters(
            ConnectionProvider connections,
            TransactionManager transactions,
            DeadLetterSchema schema,
            Serializer serializer,
            Serializer eventSerializer) {
        this.connections = connections;
        this.transactions = transactions;
        this.schema = schema;
        this.serializer = serializer;
        this.eventSerializer = eventSerializer;
    }

    /** The queue of a processor. */
    public SequencedDeadLetterQueue<EventMessage<?>> of(String processor) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processor)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(schema)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer)
                .statementFactory(new Statements(schema, serializer, eventSerializer))
                .build();
    }

    /** Asks for the last index of a sequence by order: SQLite's driver makes no Long of the NULL that max() gives for none. */
    private static final class Statements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

        private final DeadLetterSchema schema;

        Statements(DeadLetterSchema schema, Serializer serializer, Serializer eventSerializer) {
            super(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                    .schema(schema)
                    .genericSerializer(serializer)
                    .eventSerializer(eventSerializer));
            this.schema = schema;
        }

        @Override
        public PreparedStatement maxIndexStatement(Connection connection, String processor, String sequence)
                throws SQLException {
            PreparedStatement select = connection.prepareStatement("SELECT " + schema.sequenceIndexColumn() + " FROM "
                    + schema.deadLetterTable() + " WHERE " + schema.processingGroupColumn() + " = ? AND "
                    + schema.sequenceIdentifierColumn() + " = ? ORDER BY " + schema.sequenceIndexColumn()
                    + " DESC LIMIT 1");
            select.setString(1, processor);
            select.setString(2, sequence);
            return select;
        }
    }
}
