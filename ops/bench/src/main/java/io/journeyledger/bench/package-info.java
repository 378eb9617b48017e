/** Benchmarks: each figure stands beside the floor that the machine allows. */
@NullMarked
package io.journeyledger.bench;

import org.jspecify.annotations.NullMarked;
