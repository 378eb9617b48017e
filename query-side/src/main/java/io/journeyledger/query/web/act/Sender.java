package io.journeyledger.query.web.act;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.KeyedHash;
import io.journeyledger.ledger.ProposeFacts;
import io.journeyledger.ledger.Provenance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a form, and when what it says occurred.
 *
 * @param id names the form and what was typed into it: sent twice it is the same, changed it is another
 * @param actor empty when it is not known
 */
public record Sender(String id, String actor, Instant occurredAt) {

    private static final String SOURCE = "desk";

    private static final Set<String> NOT_CONTENT = Set.of(Form.ID, Form.STEPS, Form.ACTOR);

    private static final int DIGITS = 16;

    /** @param hashes what was typed names people, and ids are kept in clear */
    static Sender of(Typed typed, String actor, Instant occurredAt, KeyedHash hashes) {
        byte[] content = content(typed.values()).getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(hashes.of(content)).substring(0, DIGITS);
        return new Sender(Form.formId(typed) + "-" + digest, actor, occurredAt);
    }

    /** Of the first, second … fact of the form. */
    public Provenance provenance(int fact) {
        return new Provenance(SOURCE, fact == 0 ? id : id + "." + fact, actor, null, null, null, null);
    }

    /**
     * The only fact of the form.
     *
     * @param stepsSeen of a step of a complaint: how many steps the sender saw
     */
    public ProposeFacts.Fact fact(
            @Nullable JourneyId journey, EventType type, Map<String, Object> data, @Nullable Integer stepsSeen) {
        return new ProposeFacts.Fact(journey, type, occurredAt, data, provenance(0), stepsSeen);
    }

    /** A short name for something new, the same however often the form is sent. */
    public String name(String prefix) {
        return prefix + id.substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    private static String content(Map<String, String> values) {
        StringBuilder content = new StringBuilder();
        new TreeMap<>(values).forEach((name, value) -> {
            if (!NOT_CONTENT.contains(name)) {
                content.append(name + "\n" + value.length() + "\n" + value);
            }
        });
        return content.toString();
    }
}
