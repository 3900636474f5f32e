package org.clientela.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.offering.Offering;
import org.clientela.testing.ClientelaDomain;

@Domain(ClientelaDomain.class)
class FactsJsonProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_customer_is_read_back(@ForAll Customer customer) {
        assertReadBack(customer, Customer.class);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void an_offering_is_read_back(@ForAll Offering offering) {
        assertReadBack(offering, Offering.class);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void an_event_is_read_back(@ForAll Event event) {
        assertReadBack(event, Event.class);
    }

    /** Also with a field that a later version may have. */
    private static <T> void assertReadBack(T fact, Class<T> type) {
        String json = Json.write(fact);
        assertThat(Json.read(json, type)).isEqualTo(fact);
        assertThat(Json.read("{\"later\":{\"a\":[1]}," + json.substring(1), type))
                .isEqualTo(fact);
        assertThat(Json.write(Json.read(json, type))).isEqualTo(json);
    }
}
