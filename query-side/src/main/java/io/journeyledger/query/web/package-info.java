/** What is asked, over HTTP: resources for programs under {@code /api/v1}, pages for people. */
@NullMarked
package io.journeyledger.query.web;

import org.jspecify.annotations.NullMarked;
