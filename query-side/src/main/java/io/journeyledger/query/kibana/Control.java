package io.journeyledger.query.kibana;

/**
 * What a reader may choose: one value of a field.
 *
 * @param id the same in every export and address, such as {@code stage}
 * @param field of the dashboard's subject
 */
public record Control(String id, String title, String field) {}
