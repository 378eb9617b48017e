package io.journeyledger.intake;

import tools.jackson.databind.json.JsonMapper;

/** Entries for tests, written as sources write them. */
public final class Entries {

    private static final EntryReader READER = new EntryReader(new JsonMapper());

    private Entries() {}

    public static Entry entry(String id, String action, String time, String data) {
        return parse("{'specversion':'1.0','id':'" + id + "','source':'test','type':'io.journeyledger." + action
                + ".v1','time':'" + time + "','data':" + data + "}");
    }

    public static Entry entry(String id, String action, String data) {
        return entry(id, action, "2026-03-02T09:30:00Z", data);
    }

    /** A purchase by whoever has these e-mail addresses. */
    public static Entry purchase(String id, String... emails) {
        return entry(
                id,
                "purchase.made",
                "{" + customer(emails) + ",'orderId':'" + id + "','total':{'amount':10,'currency':'EUR'}}");
    }

    public static String customer(String... emails) {
        StringBuilder list = new StringBuilder("'customer':[");
        for (String email : emails) {
            list.append(list.toString().endsWith("[") ? "" : ",")
                    .append("{'kind':'EMAIL','value':'")
                    .append(email)
                    .append("'}");
        }
        return list.append("]").toString();
    }

    /** Reads JSON with single quotes. */
    public static Entry parse(String json) {
        try {
            return READER.read(json.replace('\'', '"'));
        } catch (RejectedEntryException e) {
            throw new AssertionError(e.rejection().toString(), e);
        }
    }
}
