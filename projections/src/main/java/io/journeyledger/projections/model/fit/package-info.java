/** Parameters of the models, estimated from the purchases in the ledger. The only place that knows the optimiser. */
@NullMarked
package io.journeyledger.projections.model.fit;

import org.jspecify.annotations.NullMarked;
