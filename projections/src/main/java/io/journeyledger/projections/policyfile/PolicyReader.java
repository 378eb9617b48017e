package io.journeyledger.projections.policyfile;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.policy.Consistent;
import io.journeyledger.projections.policy.Fault;
import io.journeyledger.projections.policy.Policy;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes the records of the policy from nodes. The records are the schema: their components are the keys, those marked
 * {@code @Nullable} may be left out, and their annotations bound the values. Used once and thrown away.
 */
public final class PolicyReader {

    private final Problems problems = new Problems();
    /** Where each key stands, for problems that only a whole part shows. */
    private final Map<String, Node> places = new HashMap<>();

    private PolicyReader() {}

    /**
     * @param name what messages call it
     * @throws InvalidPolicyException when it is no policy; every problem is in it
     */
    public static Policy read(byte[] yaml, String name, String version) {
        PolicyReader reader = new PolicyReader();
        Map<String, Object> given = Map.of("version", version);
        MappingNode root = YamlTree.read(yaml, keys(Policy.class, given), reader.problems);
        Object policy = root == null ? null : reader.record(root, Policy.class, "", given);
        if (policy instanceof Policy read && reader.problems.isEmpty()) {
            return read;
        }
        throw new InvalidPolicyException(name, reader.problems.toList());
    }

    /** A value, or null where the problems say why there is none. */
    private @Nullable Object value(Node node, Type type, String path, AnnotatedElement rules) {
        places.put(path, node);
        if (type instanceof ParameterizedType many) {
            Class<?> raw = (Class<?>) many.getRawType();
            Type[] arguments = many.getActualTypeArguments();
            return Map.class.isAssignableFrom(raw)
                    ? map(node, raw, (Class<?>) arguments[0], arguments[1], path, rules)
                    : collection(node, raw, arguments[0], path, rules);
        }
        Class<?> one = (Class<?>) type;
        if (one.isRecord()) {
            if (node instanceof MappingNode mapping) {
                return record(mapping, one, path, Map.of());
            }
            problems.at(
                    node,
                    path,
                    isNo(Fault.NO_MAPPING, node, Fault.ALLOWED_KEYS.of(Argument.texts(keys(one, Map.of())))));
            return null;
        }
        if (!Scalars.reads(one)) {
            throw new IllegalStateException("No way is known to read " + one + " at " + path);
        }
        if (!(node instanceof ScalarNode scalar) || isNothing(node)) {
            problems.at(node, path, isNo(Fault.NO_SINGLE_VALUE, node, Scalars.allowed(one, rules)));
            return null;
        }
        return scalar(scalar, one, path, rules);
    }

    private @Nullable Object scalar(ScalarNode node, Class<?> type, String path, AnnotatedElement rules) {
        try {
            return Scalars.read(node.getValue(), type, rules);
        } catch (Scalars.Wrong e) {
            problems.at(node, path, e.of(shown(node)));
            return null;
        }
    }

    private @Nullable Object record(MappingNode node, Class<?> type, String path, Map<String, Object> given) {
        Map<String, Node> values = entries(node, path);
        RecordComponent[] components = type.getRecordComponents();
        List<String> known = keys(type, given);
        for (NodeTuple tuple : node.getValue()) {
            String key = text(tuple.getKeyNode());
            if (!known.contains(key)) {
                List<Phrase> said = new ArrayList<>(List.of(Fault.UNKNOWN_KEY.of()));
                said.addAll(Suggestion.of(key, known));
                said.add(Fault.ALLOWED.of(Argument.texts(known)));
                problems.at(tuple.getKeyNode(), child(path, key), said);
            }
        }
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String key = component.getName();
            Node value = values.get(key);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (given.containsKey(key)) {
                arguments[i] = given.get(key);
            } else if (value == null || (optional && value.getTag().equals(Tag.NULL))) {
                if (!optional) {
                    problems.at(node, child(path, key), Fault.MISSING.of());
                    complete = false;
                }
            } else {
                arguments[i] = value(value, component.getGenericType(), child(path, key), component);
                complete &= arguments[i] != null;
            }
        }
        return complete ? checked(make(type, arguments, node, path), path) : null;
    }

    private @Nullable Object make(Class<?> type, @Nullable Object[] arguments, Node node, String path) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            problems.at(
                    node,
                    path,
                    Fault.IMPOSSIBLE.with(String.valueOf(e.getTargetException().getMessage())));
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object checked(@Nullable Object part, String path) {
        if (part instanceof Consistent consistent) {
            for (Consistent.Contradiction contradiction : consistent.contradictions()) {
                String key = child(path, contradiction.key());
                problems.at(place(key), key, contradiction.said());
            }
        }
        return part;
    }

    /** Where a key stands, or what it would stand in. */
    private Node place(String key) {
        String at = key;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        Node place = places.get(at);
        if (place == null) {
            throw new IllegalStateException("No part of the policy is called " + key);
        }
        return place;
    }

    private @Nullable Object map(
            Node node, Class<?> raw, Class<?> keyType, Type valueType, String path, AnnotatedElement rules) {
        if (!(node instanceof MappingNode mapping)) {
            problems.at(node, path, isNo(Fault.NO_MAPPING, node, Fault.ALLOWED_MAPPING.of()));
            return null;
        }
        Map<Object, Object> read = SortedMap.class.isAssignableFrom(raw) ? new TreeMap<>() : new LinkedHashMap<>();
        boolean complete = true;
        for (NodeTuple tuple : mapping.getValue()) {
            String name = text(tuple.getKeyNode());
            Object key = tuple.getKeyNode() instanceof ScalarNode scalar
                    ? scalar(scalar, keyType, child(path, name), raw)
                    : null;
            Object value = value(tuple.getValueNode(), valueType, child(path, name), rules);
            if (key == null || value == null) {
                complete = false;
            } else {
                read.put(key, value);
            }
        }
        entries(mapping, path);
        if (!complete) {
            return null;
        }
        return read instanceof NavigableMap<Object, Object> sorted
                ? Collections.unmodifiableNavigableMap(sorted)
                : Collections.unmodifiableMap(read);
    }

    private @Nullable Object collection(
            Node node, Class<?> raw, Type elementType, String path, AnnotatedElement rules) {
        if (!(node instanceof SequenceNode sequence)) {
            problems.at(node, path, isNo(Fault.NO_LIST, node, Fault.ALLOWED_LIST.of()));
            return null;
        }
        Collection<Object> read = raw == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
        boolean complete = true;
        int index = 0;
        for (Node element : sequence.getValue()) {
            String at = path + "[" + index++ + "]";
            Object value = value(element, elementType, at, rules);
            if (value == null) {
                complete = false;
            } else if (!read.add(value)) {
                problems.at(element, at, shown(element), Fault.VALUE_TWICE.of());
            }
        }
        if (!complete) {
            return null;
        }
        return read instanceof Set<Object> set
                ? Collections.unmodifiableSet(set)
                : Collections.unmodifiableList((List<Object>) read);
    }

    /** The values of a mapping by key; of keys that stand twice the first. */
    private Map<String, Node> entries(MappingNode node, String path) {
        places.put(path, node);
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = text(tuple.getKeyNode());
            Node first = entries.putIfAbsent(key, tuple.getValueNode());
            if (first != null) {
                problems.at(
                        tuple.getKeyNode(),
                        child(path, key),
                        Fault.KEY_TWICE.of(Argument.number(
                                first.getStartMark().map(mark -> mark.getLine()).orElse(0) + 1)));
            }
        }
        return entries;
    }

    /** @param given what does not stand in the file */
    private static List<String> keys(Class<?> record, Map<String, Object> given) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(key -> !given.containsKey(key))
                .toList();
    }

    private static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String text(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "(a key that is no text)";
    }

    private static List<Phrase> isNo(Fault wanted, Node node, Phrase instead) {
        return isNo(wanted, node, List.of(instead));
    }

    private static List<Phrase> isNo(Fault wanted, Node node, List<Phrase> instead) {
        return Stream.concat(
                        isNothing(node) ? Stream.of(Fault.NO_VALUE.of()) : Stream.of(shown(node), wanted.of()),
                        instead.stream())
                .toList();
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    private static Phrase shown(Node node) {
        return switch (node) {
            case ScalarNode scalar when isNothing(scalar) -> Fault.NOTHING.of();
            case ScalarNode scalar -> Problems.shown(scalar.getValue());
            case MappingNode _ -> Fault.MAPPING.of();
            default -> Fault.LIST.of();
        };
    }
}
