/** What is derived: folds, the policy, documents, their runners, and the Elasticsearch writer. */
@NullMarked
package io.journeyledger.projections;

import org.jspecify.annotations.NullMarked;
