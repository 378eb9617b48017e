/**
 * The language of the ledger: what can happen to a customer, what the write side accepts, and how it says no. Knows the
 * JDK and nothing else: no framework, no clock, no randomness.
 */
@NullMarked
package io.journeyledger.ledger;

import org.jspecify.annotations.NullMarked;
