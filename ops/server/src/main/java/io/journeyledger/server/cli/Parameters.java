package io.journeyledger.server.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The query of an address. Its text is empty without any, or begins with a question mark. */
final class Parameters {
    private final StringJoiner all = new StringJoiner("&", "?", "").setEmptyValue("");

    /** @param value none: the parameter is not there */
    void add(String name, @Nullable String value) {
        if (value != null) {
            all.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
