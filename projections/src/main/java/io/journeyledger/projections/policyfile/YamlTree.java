package io.journeyledger.projections.policyfile;

import io.journeyledger.ledger.Argument;
import io.journeyledger.projections.policy.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file as nodes that know where they stand. */
final class YamlTree {

    /** Policies are ten deep; a tree of many thousands would exhaust the stack that composes it. */
    private static final int DEEPEST = 50;

    /** Bytes. A policy with the holidays of many countries and years is a tenth of it. */
    private static final int LARGEST = 1 << 20;

    /** Values, those of aliases each time they stand: each is read by itself, and keeps its place. */
    private static final int MOST = 200_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private YamlTree() {}

    /**
     * The mapping that the file is; null where it is none, and the problems say why.
     *
     * @param keys which it would have
     */
    static @Nullable MappingNode read(byte[] yaml, List<String> keys, Problems problems) {
        if (yaml.length > LARGEST) {
            problems.at(Optional.empty(), Fault.TOO_LARGE.of(Argument.number(yaml.length), Argument.number(LARGEST)));
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            if (isTooDeep(text, problems)) {
                return null;
            }
            Node root = new Compose(SETTINGS).composeString(text).orElse(null);
            if (root instanceof MappingNode mapping) {
                return isTooLarge(mapping, problems) ? null : mapping;
            }
            boolean nothing = root == null || root.getTag().equals(Tag.NULL);
            problems.at(
                    Optional.empty(),
                    (nothing ? Fault.NOTHING_WRITTEN : Fault.NO_POLICY).of(),
                    Fault.ALLOWED_KEYS.of(Argument.texts(keys)),
                    Fault.BEGIN_WITH_A_COPY.of());
        } catch (CharacterCodingException e) {
            problems.at(Optional.empty(), Fault.NOT_UTF_8.of());
        } catch (MarkedYamlEngineException e) {
            problems.at(e.getProblemMark(), Fault.NO_YAML.with(String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            problems.at(Optional.empty(), Fault.NO_YAML.with(String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static boolean isTooDeep(String text, Problems problems) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
            }
            if (depth > DEEPEST) {
                problems.at(event.getStartMark(), Fault.TOO_DEEP.of(Argument.number(DEEPEST)));
                return true;
            }
        }
        return false;
    }

    private static boolean isTooLarge(Node root, Problems problems) {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        for (int values = 0; !open.isEmpty(); values++) {
            if (values + open.size() > MOST) {
                problems.at(Optional.empty(), Fault.TOO_MANY_VALUES.of(Argument.number(MOST)));
                return true;
            }
            // From the end, so that few are open at once.
            switch (open.removeLast()) {
                case MappingNode mapping -> mapping.getValue().forEach(tuple -> open.addLast(tuple.getValueNode()));
                case SequenceNode sequence -> sequence.getValue().forEach(open::addLast);
                default -> {}
            }
        }
        return false;
    }
}
