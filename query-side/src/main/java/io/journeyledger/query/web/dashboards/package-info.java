/** The dashboards of Kibana on a page of our own, from the same definitions. */
@NullMarked
package io.journeyledger.query.web.dashboards;

import org.jspecify.annotations.NullMarked;
