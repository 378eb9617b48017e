/** How documents get into Elasticsearch: their JSON, the indices and aliases, and the writer. */
@NullMarked
package io.journeyledger.projections.index;

import org.jspecify.annotations.NullMarked;
