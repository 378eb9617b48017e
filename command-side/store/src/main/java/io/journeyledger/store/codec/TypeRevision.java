package io.journeyledger.store.codec;

/**
 * What a stored event is: its name and the revision of its stored form.
 *
 * @param name stable for ever, such as {@code PurchaseMade}
 * @param revision counts up from {@code 1} with every change of the stored form
 */
public record TypeRevision(String name, String revision) {}
