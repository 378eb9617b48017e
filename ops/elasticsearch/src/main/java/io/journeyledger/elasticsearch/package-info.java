/** The real Elasticsearch server as a child process, for the embedded layout and for tests. */
@NullMarked
package io.journeyledger.elasticsearch;

import org.jspecify.annotations.NullMarked;
