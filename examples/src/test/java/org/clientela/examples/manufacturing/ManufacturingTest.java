package org.clientela.examples.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clientela.Crm;
import org.clientela.customer.Customer;
import org.clientela.event.EventType;
import org.clientela.lifecycle.IllegalMoveException;
import org.clientela.lifecycle.ItemId;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.lifecycle.Phase;
import org.clientela.lifecycle.Stage;
import org.clientela.matrix.Fit;
import org.clientela.matrix.OfferingMatrix;
import org.clientela.matrix.OfferingParameter;
import org.clientela.offering.Association;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.junit.jupiter.api.Test;

/** The example runs, and what it shows is so. */
class ManufacturingTest {
    private final Crm crm = Manufacturing.open();
    private final OfferingMatrix matrix = Markets.matrix();

    private static String story() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Manufacturing(new PrintStream(out, true, StandardCharsets.UTF_8)).tell();
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<Fit> ranked(Customer customer) {
        return matrix.rank(crm.profile(customer), crm.offerings().all().toList());
    }

    private List<String> walk(Customer customer) {
        return new Walk(crm, customer, PumpLife.typicalOf(customer.kind())).diary();
    }

    private Lifecycle lifecycle(Customer customer, String offering, String item) {
        return crm.lifecycles(customer)
                .find(OfferingId.of(offering), ItemId.of(item))
                .orElseThrow();
    }

    @Test
    void tellsTheSameStoryEachTime() {
        assertThat(story()).isEqualTo(story()).doesNotContain("null");
    }

    @Test
    void hasAPolicyForEveryParameterInEveryMarket() {
        assertThat(matrix.rows())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.cells())
                        .extracting(cell -> cell.parameter())
                        .containsExactly(OfferingParameter.values()));
        assertThat(story())
                .contains("GOVERNMENT     = \"compliance\"")
                .contains("contains any (\"tender\"), mandatory");
    }

    @Test
    void namesOnlyAssociatesThatAreInTheCatalogue() {
        Set<OfferingId> known = Catalogue.all().stream().map(Offering::id).collect(Collectors.toSet());

        assertThat(Catalogue.all()).hasSize(10);
        assertThat(Catalogue.all().stream().flatMap(offering -> offering.associations().stream()))
                .extracting(Association::to)
                .isSubsetOf(known);
    }

    @Test
    void offersEachCustomerThePumpOfItsMarket() {
        assertThat(List.of(Buyers.ACME, Buyers.ADA, Buyers.HOSPITAL, Buyers.WATER_BOARD))
                .extracting(customer -> ranked(customer).get(0).offering().value())
                .containsExactly("p40", "g5", "m20-refurbished", "w100");
        assertThat(ranked(Buyers.ACME).get(0).unmet()).isEmpty();
    }

    @Test
    void saysWhatAFitLacks() {
        assertThat(ranked(Buyers.HOSPITAL).get(0).unmet())
                .extracting(Fit.Line::parameter)
                .containsExactly(OfferingParameter.RETURNS_POLICY);
        assertThat(ranked(Buyers.HOSPITAL).get(1).unmet())
                .extracting(Fit.Line::parameter)
                .containsExactly(OfferingParameter.PRICE);
        assertThat(story())
                .contains("✗  returns-policy  14                  expected >= 30")
                .contains("✓ m20              0.87, lacks price")
                .contains("✗ seal             0.53, lacks quality");
    }

    @Test
    void walksThroughAllPhases() {
        Set<Phase> seen = EnumSet.noneOf(Phase.class);
        for (Customer customer : List.of(Buyers.ACME, Buyers.ADA, Buyers.HOSPITAL, Buyers.WATER_BOARD)) {
            walk(customer);
            crm.lifecycles(customer).all().forEach(lifecycle -> {
                assertThat(lifecycle.irregularities()).isEmpty();
                lifecycle.history().forEach(move -> seen.add(move.to()));
            });
        }

        assertThat(seen).containsExactly(Phase.values());
    }

    @Test
    void knowsHowLongEachStageTook() {
        walk(Buyers.ACME);

        assertThat(lifecycle(Buyers.ACME, "p40", "P40-0117").dwellByStage(crm.now()))
                .extractingFromEntries(
                        stage -> entry(stage.getKey(), stage.getValue().toDays()))
                .containsExactly(
                        entry(Stage.REQUIREMENTS, 49L),
                        entry(Stage.ACQUISITION, 77L),
                        entry(Stage.OWNERSHIP, 1519L),
                        entry(Stage.RETIREMENT, 212L));
        assertThat(story()).contains("P40-0117                  49            77          1519           212");
    }

    @Test
    void doesNotLetTheAuthoritySkipTheSelectionOfASource() {
        assertThat(walk(Buyers.WATER_BOARD))
                .filteredOn(line -> line.contains("✗"))
                .containsExactly("2020-01-15  ✗ order                   the budget ends in January");
        assertThat(story()).contains("no source was selected, and procurement law asks for it.");
    }

    @Test
    void doesNotLetTheInstitutionOwnWhatItHasNotAccepted() {
        assertThat(walk(Buyers.HOSPITAL))
                .filteredOn(line -> line.contains("✗"))
                .containsExactly(
                        "2022-12-02  ✗ integrate               the ward opens today",
                        "2025-12-15  ✗ integrate               M20-0043-R takes its place");
        assertThat(crm.lifecycles(Buyers.HOSPITAL).stage()).contains(Stage.ACQUISITION);
    }

    @Test
    void tradesInForARefurbishedPump() {
        walk(Buyers.ACME);

        assertThat(lifecycle(Buyers.ACME, "p40", "P40-0117").phase()).contains(Phase.ACCOUNT_FOR);
        assertThat(lifecycle(Buyers.ACME, "p40-refurbished", "P40-0117-R").stage())
                .contains(Stage.OWNERSHIP);
        assertThat(crm.lifecycles(Buyers.ACME).stage()).contains(Stage.OWNERSHIP);
    }

    @Test
    void tradesInAltogetherOrNotAtAll() {
        Offering pump = crm.offerings().get(OfferingId.of("p40"));

        assertThatThrownBy(() -> TradeIn.of(crm, Buyers.ACME, pump, "P40-9999", "never owned"))
                .isInstanceOf(IllegalMoveException.class);

        assertThat(crm.profile(Buyers.ACME).events())
                .extracting(event -> event.type())
                .doesNotContain(EventType.RETURN, EventType.STAGE_ENTERED);
        assertThat(Arrays.stream(Stage.values()).flatMap(stage -> crm.lifecycles(Buyers.ACME).in(stage).stream()))
                .isEmpty();
    }
}
