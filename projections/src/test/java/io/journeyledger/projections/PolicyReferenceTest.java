package io.journeyledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.policy.Policy;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PolicyReferenceTest {

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\|");

    @Test
    void documents_every_key_and_none_besides() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../docs/reference/policy.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.add(row.group(1));
            }
        }

        Set<String> keys = keys(Policy.class, "");
        keys.remove("version"); // made of the file, not in it
        assertThat(documented).isEqualTo(keys);
    }

    private static Set<String> keys(Class<?> record, String prefix) {
        Set<String> keys = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + component.getName();
            collect(component.getGenericType(), name, keys);
        }
        return keys;
    }

    /** What stands under names that are free is documented once, with {@code *} for the name. */
    private static void collect(Type type, String name, Set<String> keys) {
        if (type instanceof Class<?> one && one.isRecord()) {
            keys.addAll(keys(one, name + "."));
        } else if (type instanceof ParameterizedType many
                && many.getActualTypeArguments()[many.getActualTypeArguments().length - 1] instanceof Class<?> element
                && element.isRecord()) {
            keys.addAll(keys(element, name + (many.getRawType() == Map.class ? ".*." : ".")));
        } else {
            keys.add(name);
        }
    }
}
