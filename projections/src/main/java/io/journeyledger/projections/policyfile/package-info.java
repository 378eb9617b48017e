/** Policy files read with every fault at once, each with where it stands. */
@NullMarked
package io.journeyledger.projections.policyfile;

import org.jspecify.annotations.NullMarked;
