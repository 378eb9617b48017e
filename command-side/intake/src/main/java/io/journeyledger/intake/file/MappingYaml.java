package io.journeyledger.intake.file;

import io.journeyledger.ledger.Argument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The YAML of a mapping as maps, lists and values. Not by Jackson's parser: it does not follow anchors, which spare a
 * mapping its repetitions. So that a few of them do not make a mapping without end, it is bounded as it is with every
 * alias followed.
 */
final class MappingYaml {

    /** Mappings are seven deep. */
    private static final int DEEPEST = 32;

    /** Characters, and one for each value: sixteen times what the file may have. */
    private static final int LARGEST = 1 << 20;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).build();

    private int size;

    private MappingYaml() {}

    static @Nullable Object read(String text) throws InvalidMappingException {
        requireShallow(text);
        Object tree = new Load(SETTINGS).loadFromString(text);
        new MappingYaml().measure(tree, 0);
        return tree;
    }

    /** Before a tree is made, which takes as much of the stack as it is deep. */
    private static void requireShallow(String text) throws InvalidMappingException {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
            }
            requireShallow(depth);
        }
    }

    private static void requireShallow(int depth) throws InvalidMappingException {
        if (depth > DEEPEST) {
            throw new InvalidMappingException("too-deep", Argument.number(DEEPEST));
        }
    }

    private void measure(@Nullable Object part, int depth) throws InvalidMappingException {
        requireShallow(depth);
        size += part instanceof String text ? text.length() + 1 : 1;
        if (size > LARGEST) {
            throw new InvalidMappingException("endless", Argument.number(LARGEST));
        }
        Collection<?> parts = switch (part) {
            case Map<?, ?> map -> map.values();
            case Collection<?> list -> list;
            case null, default -> List.of();
        };
        if (part instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                measure(key, depth + 1);
            }
        }
        for (Object each : parts) {
            measure(each, depth + 1);
        }
    }
}
