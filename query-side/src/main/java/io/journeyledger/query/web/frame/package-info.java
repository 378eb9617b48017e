/** What every page shares, whichever module serves it: headers, layout, texts, formats, errors. */
@NullMarked
package io.journeyledger.query.web.frame;

import org.jspecify.annotations.NullMarked;
