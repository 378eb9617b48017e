package io.journeyledger.query.kibana;

/** What a saved object is. Kibana refuses attributes that it does not know, so the records have no others. */
sealed interface Attributes
        permits DataViewAttributes,
                TagAttributes,
                LensAttributes,
                VisualizationAttributes,
                SearchAttributes,
                DashboardAttributes {

    SavedType of();
}
