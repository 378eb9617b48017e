/**
 * What the program keeps beside the events to go on working: tokens, turns, the right to write, dead letters, policies,
 * receipts.
 */
@NullMarked
package io.journeyledger.store.operation;

import org.jspecify.annotations.NullMarked;
