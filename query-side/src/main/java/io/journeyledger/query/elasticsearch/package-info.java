/** How the views in Elasticsearch are asked, whatever the question: one by one or together, and what a hit says. */
@NullMarked
package io.journeyledger.query.elasticsearch;

import org.jspecify.annotations.NullMarked;
