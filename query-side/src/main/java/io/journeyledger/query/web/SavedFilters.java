package io.journeyledger.query.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Worklists to which a reader gave names, kept by the reader's own browser: they hold no customer's data unless
 * somebody searched for it, and the server needs no accounts. The oldest make room where a cookie would become too
 * long.
 */
record SavedFilters(List<Saved> all) {

    static final String COOKIE = "worklists";

    static final int LONGEST_NAME = 40;

    /** Browsers keep 4096 bytes with the cookie's name and attributes (RFC 6265, 6.1). */
    private static final int LONGEST = 3500;

    private static final int MOST = 12;

    private static final String PATH = "/worklist";

    /** @param address of the worklist, on this server */
    public record Saved(String name, String address) {}

    /** What the browser sent; whatever is not of this form is left out. */
    static SavedFilters parse(@Nullable String cookie) {
        if (cookie == null || cookie.length() > LONGEST) {
            return new SavedFilters(List.of());
        }
        return new SavedFilters(Arrays.stream(cookie.split("\\."))
                .flatMap(SavedFilters::decode)
                .limit(MOST)
                .toList());
    }

    /** Whether there is room for it, if need be in the place of all others. */
    static boolean fits(String name, String address) {
        return new SavedFilters(List.of(new Saved(name, address))).toString().length() <= LONGEST;
    }

    /** The same with one more, or with another one of that name; its place is the last. */
    SavedFilters with(String name, String address) {
        List<Saved> saved = new ArrayList<>(without(name).all);
        saved.add(new Saved(name, address));
        while (saved.size() > MOST || new SavedFilters(saved).toString().length() > LONGEST) {
            saved.removeFirst();
        }
        return new SavedFilters(List.copyOf(saved));
    }

    SavedFilters without(String name) {
        return new SavedFilters(
                all.stream().filter(saved -> !saved.name().equals(name)).toList());
    }

    /** As the cookie keeps them. */
    @Override
    public String toString() {
        return all.stream()
                .map(saved -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((saved.name() + "\n" + saved.address()).getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
    }

    private static Stream<Saved> decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            return parts.length == 2
                            && !parts[0].isBlank()
                            && (parts[1].equals(PATH) || parts[1].startsWith(PATH + "?"))
                    ? Stream.of(new Saved(parts[0], parts[1]))
                    : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
