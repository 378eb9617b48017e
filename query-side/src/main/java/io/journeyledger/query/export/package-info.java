/** The forms in which documents are taken elsewhere. */
@NullMarked
package io.journeyledger.query.export;

import org.jspecify.annotations.NullMarked;
