package io.journeyledger.projections.audit;

import static io.journeyledger.projections.audit.Shop.at;
import static io.journeyledger.projections.audit.Shop.copy;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Stored;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ways in which somebody may falsify a view. Each says what an audit must find, by view and id. */
enum Tampering {
    A_FIELD_IS_CHANGED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored customer = customer(shop, 0);
            ObjectNode source = copy(customer);
            ObjectNode lifecycle = at(source, "lifecycle");
            lifecycle.put("stage", lifecycle.get("stage").asString().equals("LOYAL") ? "PROSPECT" : "LOYAL");
            shop.putAs(View.CUSTOMERS, customer, source);
            return differing(View.CUSTOMERS, customer, "lifecycle.stage");
        }
    },
    A_FIELD_IS_REMOVED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored customer = customer(shop, 1);
            ObjectNode source = copy(customer);
            at(source, "value").remove("orders");
            shop.putAs(View.CUSTOMERS, customer, source);
            return differing(View.CUSTOMERS, customer, "value.orders");
        }
    },
    A_FIELD_IS_ADDED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored complaint = shop.some(View.COMPLAINTS, 0);
            shop.putAs(View.COMPLAINTS, complaint, copy(complaint).put("owner", "mallory"));
            return differing(View.COMPLAINTS, complaint, "owner");
        }
    },
    AN_EVENT_IS_DELETED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored entry = shop.some(View.TIMELINE, 17);
            shop.delete(View.TIMELINE, entry.id());
            return Map.of("MISSING timeline " + entry.id(), Set.of());
        }
    },
    A_CHANGE_OF_STAGE_IS_DELETED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored change = shop.some(View.TRANSITIONS, 2);
            shop.delete(View.TRANSITIONS, change.id());
            return Map.of("MISSING transitions " + change.id(), Set.of());
        }
    },
    AN_EVENT_IS_INVENTED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored entry = shop.some(View.TIMELINE, 3);
            String id = entry.id().substring(0, entry.id().indexOf('.')) + ".99999";
            shop.put(View.TIMELINE, id, entry.source());
            return Map.of("SURPLUS timeline " + id, Set.of());
        }
    },
    CUSTOMERS_ARE_INVENTED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored customer = customer(shop, 0);
            shop.put(View.CUSTOMERS, "nobody", customer.source());
            shop.putAs(View.CUSTOMERS, "no journey at all", 999_999_999, customer.source());
            return Map.of("SURPLUS customers nobody", Set.of(), "SURPLUS customers no journey at all", Set.of());
        }
    },
    TWO_DOCUMENTS_ARE_EXCHANGED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored one = shop.some(View.TRANSITIONS, 0);
            Stored other = shop.held(View.TRANSITIONS).values().stream()
                    .filter(change ->
                            !change.source().path("journey").equals(one.source().path("journey")))
                    .findFirst()
                    .orElseThrow();
            shop.putAs(View.TRANSITIONS, one, other.source());
            shop.putAs(View.TRANSITIONS, other, one.source());
            Map<String, Set<String>> found =
                    new TreeMap<>(differing(View.TRANSITIONS, one, "journey.id", "position", ANY));
            found.putAll(differing(View.TRANSITIONS, other, "journey.id", "position", ANY));
            return found;
        }
    },
    AN_OLDER_DOCUMENT_IS_PUT_BACK {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored customer = customer(shop, 0);
            JourneyId journey = new JourneyId(customer.id());
            var streams = shop.stories.read(java.util.List.of(journey));
            long told = customer.source().path("position").asLong();
            var story = streams.story(journey, recorded -> recorded.position() < told);
            var reading = new io.journeyledger.projections.fold.Reading(shop.policy, shop.now, LedgerInMemory::open);
            JsonNode older = Expected.tree(Objects.requireNonNull(
                    Expected.of(View.CUSTOMERS, story, reading).now().get(customer.id())));
            shop.put(View.CUSTOMERS, customer.id(), older);
            return differing(View.CUSTOMERS, customer, "journey.events", "position", ANY);
        }
    },
    A_VERSION_IS_RAISED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored customer = customer(shop, 0);
            shop.putAs(View.CUSTOMERS, customer.id(), customer.version() + 1_000_000, customer.source());
            return differing(View.CUSTOMERS, customer, "_version");
        }
    },
    A_POLICY_IS_RENAMED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored complaint = shop.some(View.COMPLAINTS, 1);
            shop.putAs(View.COMPLAINTS, complaint, copy(complaint).put("policy", "000000000000"));
            return differing(View.COMPLAINTS, complaint, "policy");
        }
    },
    A_POSITION_IS_CHANGED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored entry = shop.some(View.TIMELINE, 5);
            long position = entry.source().get("position").asLong();
            shop.putAs(View.TIMELINE, entry, copy(entry).put("position", position + 1));
            return differing(View.TIMELINE, entry, "position");
        }
    },
    A_NUMBER_BECOMES_TEXT {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored customer = customer(shop, 1);
            ObjectNode source = copy(customer);
            ObjectNode journey = at(source, "journey");
            journey.put("events", journey.get("events").asString());
            shop.putAs(View.CUSTOMERS, customer, source);
            return differing(View.CUSTOMERS, customer, "journey.events");
        }
    },
    A_LIST_IS_TURNED_AROUND {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored complaint = shop.held(View.COMPLAINTS).values().stream()
                    .filter(one -> one.source().get("history").size() > 1)
                    .findFirst()
                    .orElseThrow();
            ObjectNode source = copy(complaint);
            ArrayNode turned = JsonNodeFactory.instance.arrayNode();
            source.get("history").forEach(step -> turned.insert(0, step));
            source.set("history", turned);
            shop.putAs(View.COMPLAINTS, complaint, source);
            return differing(View.COMPLAINTS, complaint, "history");
        }
    },
    A_COMPLAINT_IS_ATTACHED_TO_SOMEBODY_ELSE {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored complaint = shop.some(View.COMPLAINTS, 0);
            ObjectNode source = copy(complaint);
            at(source, "journey").put("id", "J7");
            shop.putAs(View.COMPLAINTS, complaint, source);
            shop.put(View.COMPLAINTS, "J7:B99", source);
            Map<String, Set<String>> found = new TreeMap<>(differing(View.COMPLAINTS, complaint, "journey.id"));
            found.put("SURPLUS complaints J7:B99", Set.of());
            return found;
        }
    },
    A_DOCUMENT_IS_DATED_AHEAD {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored customer = customer(shop, 0);
            shop.putAs(
                    View.CUSTOMERS,
                    customer,
                    copy(customer).put("asOf", shop.now.plusSeconds(86_400).toString()));
            return differing(View.CUSTOMERS, customer, "asOf");
        }
    },
    A_NAME_IS_CHANGED {
        @Override
        Map<String, Set<String>> apply(Shop shop) throws IOException {
            Stored customer = customer(shop, 0);
            ObjectNode source = copy(customer);
            at(source, "journey").put("name", SECRET);
            shop.putAs(View.CUSTOMERS, customer, source);
            return differing(View.CUSTOMERS, customer, "journey.name");
        }
    };

    /** A name that no audit may ever print. */
    static final String SECRET = "Zebulon Quux";

    /** Other fields may differ too. */
    static final String ANY = "…";

    /** @return kind, view and id of what is to be found, with the fields */
    abstract Map<String, Set<String>> apply(Shop shop) throws IOException;

    private static Map<String, Set<String>> differing(View view, Stored document, String... fields) {
        return Map.of("DIFFERING " + view.label() + " " + document.id(), Set.of(fields));
    }

    /** A customer who is not merged away. */
    private static Stored customer(Shop shop, int place) throws IOException {
        return shop.held(View.CUSTOMERS).values().stream()
                .filter(one -> one.source().has("lifecycle"))
                .skip(place)
                .findFirst()
                .orElseThrow();
    }
}
