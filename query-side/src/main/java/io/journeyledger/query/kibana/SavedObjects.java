package io.journeyledger.query.kibana;

import java.util.ArrayList;
import java.util.List;

/** What there is to look at as saved objects, what is referred to before what refers to it. */
final class SavedObjects {

    private static final String PREFIX = "journey-ledger-";
    private static final String COLOR = "#1f5f5b";

    private SavedObjects() {}

    static List<SavedObject> of(Boards boards, Words words) {
        List<SavedObject> objects = new ArrayList<>();
        objects.add(SavedObject.of(
                TagAttributes.ID, new TagAttributes(words.text("tag"), words.text("tag.what"), COLOR), List.of()));
        for (DataView data : DataView.values()) {
            objects.add(SavedObject.of(
                    data.id(),
                    new DataViewAttributes(data.view().alias(), words.text("view." + data.label()), data.time()),
                    List.of()));
        }
        boards.panels().forEach(panel -> objects.add(of(panel, words)));
        boards.sessions().forEach(session -> objects.add(of(session)));
        boards.all()
                .forEach(board -> objects.add(SavedObject.of(
                        PREFIX + board.id(), DashboardAttributes.of(board), DashboardAttributes.references(board))));
        return objects;
    }

    private static SavedObject of(Panel panel, Words words) {
        return type(panel) == SavedType.VISUALIZATION
                ? SavedObject.of(id(panel), VisualizationAttributes.vega(panel, words), List.of(Reference.tag()))
                : SavedObject.of(
                        id(panel),
                        LensAttributes.of(panel),
                        List.of(
                                Reference.dataView(
                                        LensAttributes.DATA_VIEW, panel.data().id()),
                                Reference.tag()));
    }

    private static SavedObject of(Session session) {
        return SavedObject.of(
                id(session),
                SearchAttributes.of(session),
                List.of(
                        Reference.dataView(
                                SearchSource.DATA_VIEW, session.data().id()),
                        Reference.tag()));
    }

    static SavedType type(Content content) {
        return switch (content) {
            case Panel panel -> panel.picture() == Picture.FLOW ? SavedType.VISUALIZATION : SavedType.LENS;
            case Session _ -> SavedType.SEARCH;
        };
    }

    static String id(Content content) {
        return PREFIX + content.id();
    }
}
