/** How events are kept: stable names, revisions, engines, migrations, journey keys and ordered readers. */
@NullMarked
package io.journeyledger.store;

import org.jspecify.annotations.NullMarked;
