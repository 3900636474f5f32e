package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.junit.jupiter.api.Test;

class QueryTest {
    private static final Customer ACME =
            Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build();

    @Test
    void asksForAtLeastOneAndNoMoreThanFits() {
        assertThat(Query.all().withLimit(Query.MAX_LIMIT).limit()).isEqualTo(10_000);
        for (int limit : new int[] {0, -1, 10_001}) {
            assertThatThrownBy(() -> Query.all().withLimit(limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The limit (%d) is not in [1, 10000].%nMaybe ask for several pages?".formatted(limit));
        }
    }

    @Test
    void refusesAnIndexWithoutAValue() {
        assertThatThrownBy(() -> new Query("kind", null, null, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe use Query.where?");
        assertThatThrownBy(() -> new Query(null, "CONSUMER", null, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatItAsksForWhenItGoesOn() {
        Query query = Query.where("kind", "CONSUMER").withLimit(7).goingOnAfter("acme");

        assertThat(query).isEqualTo(new Query("kind", "CONSUMER", "acme", 7));
    }

    @Test
    void isAnsweredByAPageThatIsACopy() {
        List<Versioned<Customer>> items = new ArrayList<>(List.of(new Versioned<>(ACME, 1)));
        Page<Customer> page = new Page<>(items, null);
        items.clear();

        assertThat(page.items()).hasSize(1);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void isAnsweredWithEntitiesThatWerePut() {
        assertThatThrownBy(() -> new Versioned<>(ACME, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The version (0) is below 1.%nMaybe it was never put?".formatted());
    }

    @Test
    void isReadOnlyUnlessAStoreSaysOtherwise() {
        EntityStore<Customer> customers = new ListedEntities<>(EntityType.CUSTOMER, List.of(ACME));
        Timeline timeline = new ListedTimeline(List.of());

        assertThatThrownBy(() -> customers.put(ACME, 1))
                .isInstanceOf(ReadOnlyStoreException.class)
                .hasMessage("The entities can only be read here.%nMaybe change them where the host keeps them?"
                        .formatted());
        assertThatThrownBy(() -> customers.remove("acme", 1)).isInstanceOf(ReadOnlyStoreException.class);
        assertThatThrownBy(() -> timeline.append(List.of())).isInstanceOf(ReadOnlyStoreException.class);
        assertThatThrownBy(() -> timeline.erase(ACME.id())).isInstanceOf(ReadOnlyStoreException.class);
    }
}
