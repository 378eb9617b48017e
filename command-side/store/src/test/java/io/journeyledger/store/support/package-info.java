/** What tests of this and other modules run against. */
@NullMarked
package io.journeyledger.store.support;

import org.jspecify.annotations.NullMarked;
