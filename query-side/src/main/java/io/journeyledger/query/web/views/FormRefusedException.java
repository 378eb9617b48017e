package io.journeyledger.query.web.views;

import org.jspecify.annotations.Nullable;

/** A form that cannot be done as it was sent. */
final class FormRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key of the text that says what to change */
    FormRefusedException(String key) {
        this(key, null);
    }

    FormRefusedException(String key, @Nullable Throwable cause) {
        super(key, cause);
        this.key = key;
    }

    String key() {
        return key;
    }
}
