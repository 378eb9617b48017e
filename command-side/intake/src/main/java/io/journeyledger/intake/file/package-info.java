/** Files in: CSV and NDJSON through mappings, as jobs with progress, resumption, receipts and kept rejects. */
@NullMarked
package io.journeyledger.intake.file;

import org.jspecify.annotations.NullMarked;
