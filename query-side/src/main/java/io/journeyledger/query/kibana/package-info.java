/**
 * What people look at in Kibana, and on the page that shows the same without it: dashboards defined once, as records of
 * the formats of Kibana's saved objects (8.19 and 9.x).
 */
@NullMarked
package io.journeyledger.query.kibana;

import org.jspecify.annotations.NullMarked;
