package io.journeyledger.query.kibana;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard.
 *
 * @param panelsJSON JSON of a list of {@link OnDashboard}
 * @param optionsJSON JSON of {@link Options}
 * @param timeRestore whether it opens with its own time
 * @param version of the form of its panels; has been 1 for ever
 */
record DashboardAttributes(
        String title,
        String description,
        String panelsJSON,
        String optionsJSON,
        int version,
        boolean timeRestore,
        String timeFrom,
        String timeTo,
        ControlGroup controlGroupInput,
        SearchSource.Meta kibanaSavedObjectMeta)
        implements Attributes {

    private static final Options OPTIONS = new Options(true, true, true, true, false);

    record Options(
            boolean useMargins,
            boolean syncColors,
            boolean syncCursor,
            boolean syncTooltips,
            boolean hidePanelTitles) {}

    /**
     * Something of its own that stands on the dashboard.
     *
     * @param panelRefName name of the reference to it, without the prefix that all references of the panel have
     */
    record OnDashboard(
            String type, GridData gridData, String panelIndex, Embeddable embeddableConfig, String panelRefName) {}

    record GridData(int x, int y, int w, int h, String i) {}

    record Embeddable(Map<String, Object> enhancements) {}

    /**
     * @param panelsJSON JSON of controls by id
     * @param ignoreParentSettingsJSON JSON of {@link Ignored}
     */
    record ControlGroup(
            String controlStyle, String chainingSystem, String panelsJSON, String ignoreParentSettingsJSON) {}

    record Ignored(boolean ignoreFilters, boolean ignoreQuery, boolean ignoreTimerange, boolean ignoreValidations) {}

    record ControlPanel(String type, int order, String width, boolean grow, ControlInput explicitInput) {}

    record ControlInput(
            String id,
            @Nullable String fieldName,
            @Nullable String title,
            @Nullable List<String> selectedOptions) {}

    static DashboardAttributes of(Board board) {
        List<OnDashboard> panels = new ArrayList<>();
        board.contents().forEach(placed -> panels.add(panel(placed)));
        return new DashboardAttributes(
                board.title(),
                board.description(),
                KibanaJson.text(panels),
                KibanaJson.text(OPTIONS),
                1,
                true,
                "now-" + Board.YEARS + "y",
                "now",
                new ControlGroup(
                        "oneLine",
                        "HIERARCHICAL",
                        KibanaJson.text(controls(board)),
                        KibanaJson.text(new Ignored(false, false, false, false))),
                SearchSource.everything());
    }

    private static OnDashboard panel(Board.Placed placed) {
        String id = placed.content().id();
        Place place = placed.place();
        return new OnDashboard(
                SavedObjects.type(placed.content()).type(),
                new GridData(place.x(), place.y(), place.w(), place.h(), id),
                id,
                new Embeddable(Map.of()),
                "panel_" + id);
    }

    private static Map<String, ControlPanel> controls(Board board) {
        Map<String, ControlPanel> controls = new LinkedHashMap<>();
        for (Control control : board.controls()) {
            controls.put(
                    control.id(),
                    new ControlPanel(
                            "optionsListControl",
                            controls.size(),
                            "medium",
                            true,
                            new ControlInput(control.id(), control.field(), control.title(), List.of())));
        }
        controls.put(
                "time",
                new ControlPanel(
                        "timeSlider", controls.size(), "large", true, new ControlInput("time", null, null, null)));
        return controls;
    }

    static List<Reference> references(Board board) {
        List<Reference> references = new ArrayList<>();
        board.contents().forEach(placed -> {
            Content content = placed.content();
            references.add(new Reference(
                    content.id() + ":panel_" + content.id(),
                    SavedObjects.type(content).type(),
                    SavedObjects.id(content)));
        });
        board.controls()
                .forEach(control -> references.add(Reference.dataView(
                        "controlGroup_" + control.id() + ":optionsListDataView",
                        board.data().id())));
        references.add(Reference.tag());
        return references;
    }

    @Override
    public SavedType of() {
        return SavedType.DASHBOARD;
    }
}
