package io.journeyledger.store.keys;

import com.google.crypto.tink.subtle.Random;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals personal texts under a key of their journey (AES-256-GCM by Tink, bound to the journey's id) and opens them
 * again. Each key is random, made when it is first needed, and kept wrapped under the master key. Erasing it erases the
 * person: what was sealed before reads {@link PersonalText.Erased} for ever, while the ledger and its hashes stay as
 * they are. Safe for use by many threads and processes; another process learns of an erasure within a minute.
 */
public final class JourneyKeys {

    static final int KEY_BYTES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(JourneyKeys.class);

    /** Not the id of any journey: under it stands something wrapped by which the master key is recognised. */
    private static final String PROBE = KeyTable.PROBE;

    private final KeyTable table;
    private final KeyWrapping wrapping;
    private final KeyCache cache = new KeyCache(System::nanoTime);
    private final ProposedKeys proposed;

    JourneyKeys(KeyTable table, MasterKey master) {
        this.table = table;
        this.wrapping = new KeyWrapping(master);
        this.proposed = new ProposedKeys(table, cache);
    }

    /**
     * Makes sure that this is the master key the ledger was begun with. Under another one every known customer would be
     * taken for a new one, and nobody would notice.
     *
     * @throws IllegalStateException when it is another one
     */
    void verifyMasterKey() {
        if (!isSameMaster(table.probe(this::probe, this::isSameMaster))) {
            throw new IllegalStateException(
                    "The master key is not the one this ledger was begun with. Give back the"
                            + " right one: the file master.key of the data folder, journey.master-key-file or journey.master-key.");
        }
    }

    /** Something by which {@link #isSameMaster} recognises the master key elsewhere; it tells nothing about it. */
    public byte[] probe() {
        return wrapping.wrap(PROBE, new byte[KEY_BYTES]);
    }

    /** Whether a probe was made under the same master key. */
    public boolean isSameMaster(byte[] probe) {
        return wrapping.unwraps(PROBE, probe);
    }

    /** Whether what a key sealed can be opened with it here, or the key was erased. */
    public boolean canUse(StoredKey key) {
        byte[] wrapped = key.wrapped();
        return wrapped == null || wrapping.unwraps(key.journey().value(), wrapped);
    }

    /**
     * Seals a text under the key proposed for the journey, or its own, which is made with the transaction when it never
     * had one.
     *
     * @throws IllegalStateException when it was erased
     */
    public PersonalText.Sealed seal(JourneyId journey, PersonalText.Clear text) {
        return Cipher.seal(journey, toSeal(journey), text);
    }

    /**
     * Opens a text: clear when its key is there, erased when it is gone.
     *
     * @throws IllegalStateException when the cipher was altered, belongs to another journey or the master key is not
     *     the one it was sealed under
     */
    public PersonalText open(JourneyId journey, PersonalText text) {
        return switch (text) {
            case PersonalText.Sealed sealed -> Cipher.open(journey, sealed.cipher(), this::find);
            case PersonalText.Clear clear -> clear;
            case PersonalText.Erased erased -> erased;
        };
    }

    /**
     * Seals every personal text of an event that is still clear.
     *
     * @throws IllegalArgumentException when a text of it was erased: that cannot be recorded as a fact
     */
    public <E extends JourneyEvent> E seal(JourneyId journey, E event) {
        return seal(journey, event, clear -> seal(journey, clear));
    }

    private static <E extends JourneyEvent> E seal(
            JourneyId journey, E event, Function<PersonalText.Clear, PersonalText.Sealed> sealing) {
        return PersonalTexts.replace(event, text -> switch (text) {
            case PersonalText.Clear clear -> sealing.apply(clear);
            case PersonalText.Sealed sealed -> sealed;
            case PersonalText.Erased _ ->
                throw new IllegalArgumentException("An erased text cannot be recorded again, in journey " + journey);
        });
    }

    /** The key that a journey has by now, to seal with ahead of recording; none when it has none. */
    public @Nullable SealingKey ahead(JourneyId journey) {
        JourneyKey key = find(journey);
        return key.aead() == null ? null : new SealingKey(journey, key);
    }

    /** A key for a journey that has none and may begin; to be proposed when it does. */
    public SealingKey make(JourneyId journey) {
        return new SealingKey(journey, newKey(journey));
    }

    private JourneyKey newKey(JourneyId journey) {
        byte[] key = Random.randBytes(KEY_BYTES);
        return JourneyKey.of(wrapping.wrap(journey.value(), key), key);
    }

    /** As {@link #seal(JourneyId, PersonalText.Clear)} does, without a look at what is kept. */
    public PersonalText.Sealed seal(SealingKey key, PersonalText.Clear text) {
        return Cipher.seal(key.journey(), key.key(), text);
    }

    /** As {@link #seal(JourneyId, JourneyEvent)} does, without a look at what is kept. */
    public <E extends JourneyEvent> E seal(SealingKey key, E event) {
        return seal(key.journey(), event, clear -> seal(key, clear));
    }

    /** Whether what this key sealed can be opened later: whether it is kept, and not erased since, or proposed. */
    public boolean isCurrent(SealingKey key) {
        return key.key().isSameAs(sealing(key.journey()));
    }

    /** Whether an event has a personal text, however deep. */
    public static boolean hasPersonalText(JourneyEvent event) {
        return PersonalTexts.areIn(event);
    }

    /** Opens every personal text of an event. */
    public <E extends JourneyEvent> E open(JourneyId journey, E event) {
        return PersonalTexts.replace(event, text -> open(journey, text));
    }

    /**
     * Fetches the keys of many journeys at once, so that opening their texts asks the database no more. One that cannot
     * be opened is the trouble of who opens a text of its journey.
     */
    public void load(Collection<JourneyId> journeys) {
        fetch(journeys.stream()
                .distinct()
                .filter(journey -> cache.get(journey) == null)
                .toList());
    }

    /** The same whatever is remembered: nothing that was erased before, by whichever process, is opened then. */
    public void reload(Collection<JourneyId> journeys) {
        fetch(journeys.stream().distinct().toList());
    }

    private void fetch(List<JourneyId> journeys) {
        for (KeyTable.Row row : table.find(journeys)) {
            try {
                cache.put(row.journey(), key(row));
            } catch (UnopenableTextException e) {
                LOG.debug("Left to who opens a text of journey {}", row.journey(), e);
            }
        }
    }

    /** Makes the keys that are missing among these journeys, in one go. */
    void ensure(Collection<JourneyId> journeys) {
        List<JourneyId> missing = missing(journeys, Set.of());
        if (!missing.isEmpty()) {
            table.create(missing, journey -> wrapping.wrap(journey.value(), Random.randBytes(KEY_BYTES)))
                    .forEach(row -> cache.putAfterCommit(row.journey(), key(row)));
        }
    }

    /**
     * Lets the caller's transaction seal for these journeys, all of which have a key then. One that had none gets it
     * when it is {@link #keep kept}: nothing is left behind by what is refused, and an erased key stays erased.
     *
     * @param made keys that were made ahead for some of them
     */
    public void propose(Collection<JourneyId> journeys, Collection<SealingKey> made) {
        Map<JourneyId, JourneyKey> ahead = new HashMap<>();
        made.forEach(key -> ahead.put(key.journey(), key.key()));
        proposed.add(missing(journeys, ahead.keySet()), journey -> ahead.computeIfAbsent(journey, this::newKey));
    }

    /**
     * Keeps the keys proposed for these journeys. An erased one is passed over: it takes no facts, so nothing that was
     * sealed for it is recorded.
     *
     * @throws org.springframework.dao.DuplicateKeyException when a journey got its key elsewhere meanwhile
     */
    public void keep(Collection<JourneyId> journeys) {
        proposed.keep(journeys);
    }

    /** Those without a key, in one order; asks without taking the right to write, which is seldom needed. */
    private List<JourneyId> missing(Collection<JourneyId> journeys, Set<JourneyId> known) {
        load(journeys.stream().filter(journey -> !known.contains(journey)).toList());
        return journeys.stream()
                .filter(journey -> !isPresent(cache.get(journey)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Destroys the journey's key, which has no other from then on. Harmless when there is none. */
    public void erase(JourneyId journey) {
        proposed.forget(journey);
        table.erase(journey);
        if (table.wasErased(journey)) {
            cache.erase(journey);
        }
    }

    /** Whether the journey's key was destroyed before, whoever did it, and be it in the caller's transaction. */
    public boolean wasErased(JourneyId journey) {
        return table.wasErased(journey);
    }

    /** The key proposed for the journey, or its own, which is made when it never had one; none when it was erased. */
    JourneyKey toSeal(JourneyId journey) {
        JourneyKey key = sealing(journey);
        if (key.aead() == null) {
            ensure(List.of(journey));
            key = find(journey);
        }
        return key;
    }

    private JourneyKey sealing(JourneyId journey) {
        JourneyKey own = proposed.get(journey);
        return own == null ? find(journey) : own;
    }

    /** The key that the journey has; none when it has none, or none any more. */
    JourneyKey find(JourneyId journey) {
        JourneyKey known = cache.get(journey);
        if (known != null) {
            return known;
        }
        List<KeyTable.Row> rows = table.find(List.of(journey));
        JourneyKey key = rows.isEmpty() ? JourneyKey.NONE : key(rows.getFirst());
        if (key.aead() != null) {
            cache.put(journey, key);
        }
        return key;
    }

    private static boolean isPresent(@Nullable JourneyKey key) {
        return key != null && key.aead() != null;
    }

    /** @throws UnopenableTextException when it was wrapped under another master key, or altered */
    JourneyKey unwrapped(JourneyId journey, byte @Nullable [] wrapped) {
        return wrapping.key(journey, wrapped);
    }

    private JourneyKey key(KeyTable.Row row) {
        return wrapping.key(row.journey(), row.wrapped());
    }
}
