package io.journeyledger.store.keys;

import io.journeyledger.ledger.PersonalText;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the personal texts in an event, however deep, by the types of its components: a new event with a personal text
 * is covered without a word here. What each record class holds is looked up once.
 */
final class PersonalTexts {

    private static final ClassValue<Plan> PLANS = new ClassValue<>() {
        @Override
        protected Plan computeValue(Class<?> type) {
            return Plan.of(type);
        }
    };

    private PersonalTexts() {}

    /** The same record with every personal text replaced; itself when it has none. */
    static <R> R replace(R record, UnaryOperator<PersonalText> replacement) {
        Plan plan = PLANS.get(record.getClass());
        return plan.isConcerned() ? plan.copy(record, replacement) : record;
    }

    /** Whether there is a personal text in the value. */
    static boolean areIn(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case PersonalText _ -> true;
            case List<?> list -> list.stream().anyMatch(PersonalTexts::areIn);
            case Map<?, ?> map -> map.values().stream().anyMatch(PersonalTexts::areIn);
            case Record record -> PLANS.get(record.getClass()).anyIn(record);
            default -> false;
        };
    }

    private static @Nullable Object replaceIn(@Nullable Object value, UnaryOperator<PersonalText> replacement) {
        return switch (value) {
            case null -> null;
            case PersonalText text -> replacement.apply(text);
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(element -> copy.add(replaceIn(element, replacement)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(key, replaceIn(element, replacement)));
                yield copy;
            }
            case Record record -> replace(record, replacement);
            default -> value;
        };
    }

    /** How to take a record apart and put it together again, and which components may hold personal texts. */
    private record Plan(
            List<RecordComponent> components,
            List<Boolean> concerned,
            boolean isConcerned,
            @Nullable Constructor<?> constructor) {

        static Plan of(Class<?> type) {
            if (!type.isRecord()) {
                return new Plan(List.of(), List.of(), false, null);
            }
            RecordComponent[] components = type.getRecordComponents();
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                List<Boolean> concerned = Arrays.stream(components)
                        .map(component -> holdsPersonalText(component.getGenericType()))
                        .toList();
                return new Plan(List.of(components), concerned, concerned.contains(true), constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean anyIn(Record record) {
            for (int i = 0; i < components.size(); i++) {
                if (concerned.get(i) && areIn(value(components.get(i), record))) {
                    return true;
                }
            }
            return false;
        }

        private static @Nullable Object value(RecordComponent component, Object record) {
            try {
                return component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @SuppressWarnings("unchecked") // the record's own constructor
        <R> R copy(R record, UnaryOperator<PersonalText> replacement) {
            @Nullable Object[] values = new Object[components.size()];
            try {
                for (int i = 0; i < values.length; i++) {
                    Object value = components.get(i).getAccessor().invoke(record);
                    values[i] = concerned.get(i) ? replaceIn(value, replacement) : value;
                }
                return (R) java.util.Objects.requireNonNull(constructor).newInstance(values);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean holdsPersonalText(Type type) {
            return switch (type) {
                case Class<?> plain ->
                    PersonalText.class.isAssignableFrom(plain)
                            || (plain.isRecord()
                                    && Arrays.stream(plain.getRecordComponents())
                                            .anyMatch(component -> holdsPersonalText(component.getGenericType())));
                case ParameterizedType generic ->
                    Arrays.stream(generic.getActualTypeArguments()).anyMatch(Plan::holdsPersonalText);
                default -> false;
            };
        }
    }
}
