/** The panels of dashboards, asked as Kibana asks them and answered as tables. */
@NullMarked
package io.journeyledger.query.dashboards;

import org.jspecify.annotations.NullMarked;
