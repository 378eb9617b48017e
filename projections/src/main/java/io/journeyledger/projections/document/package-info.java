/** What the views hold: one record for each kind of document, beside the strict mapping of the index that stores it. */
@NullMarked
package io.journeyledger.projections.document;

import org.jspecify.annotations.NullMarked;
