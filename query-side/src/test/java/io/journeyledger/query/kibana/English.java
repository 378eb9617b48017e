package io.journeyledger.query.kibana;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The texts of the program in English. A key without a text is a fault. */
public final class English {
    private static final Properties TEXTS = texts();

    private English() {}

    public static Words words() {
        return new Words(key -> Objects.requireNonNull(TEXTS.getProperty(key), key));
    }

    private static Properties texts() {
        Properties texts = new Properties();
        for (String file : new String[] {"dashboards", "query"}) {
            try (Reader in = new InputStreamReader(
                    Objects.requireNonNull(English.class.getResourceAsStream("/messages/" + file + ".properties")),
                    StandardCharsets.UTF_8)) {
                texts.load(in);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return texts;
    }
}
