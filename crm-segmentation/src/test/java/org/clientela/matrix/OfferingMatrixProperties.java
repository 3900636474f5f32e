package org.clientela.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.clientela.SegmentationDomain;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerKind;
import org.clientela.json.Json;
import org.clientela.offering.Offering;
import org.clientela.offering.Tier;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.rule.Rule;
import org.clientela.segment.Segment;

@Domain(SegmentationDomain.class)
@Domain(DomainContext.Global.class)
class OfferingMatrixProperties {
    @Property
    void the_score_is_in_0_1_and_a_mandatory_policy_that_is_not_met_decides(
            @ForAll("matrices") OfferingMatrix matrix,
            @ForAll CustomerProfile profile,
            @ForAll("offerings") Offering offering) {
        Fit fit = matrix.fit(profile, offering);
        assertThat(fit.score()).isBetween(0.0, 1.0);
        assertThat(fit.fits()).isEqualTo(reference(matrix, profile, offering));
        if (fit.fits() && fit.unmet().isEmpty()) {
            assertThat(fit.score()).isEqualTo(1);
        }
        assertThat(Json.read(Json.write(fit), Fit.class)).isEqualTo(fit);
    }

    @Property
    void the_order_of_offerings_does_not_matter(
            @ForAll("matrices") OfferingMatrix matrix,
            @ForAll CustomerProfile profile,
            @ForAll("catalogues") List<Offering> offerings,
            @ForAll Random random) {
        List<Fit> ranked = matrix.rank(profile, offerings);
        List<Offering> shuffled = new ArrayList<>(offerings);
        Collections.shuffle(shuffled, random);
        assertThat(matrix.rank(profile, shuffled)).isEqualTo(ranked);
        assertThat(matrix.bestTier(profile, shuffled)).isEqualTo(matrix.bestTier(profile, offerings));
        for (int i = 1; i < ranked.size(); i++) {
            assertThat(ranked.get(i - 1).score())
                    .isGreaterThanOrEqualTo(ranked.get(i).score());
        }
    }

    @Property
    void a_market_fits_as_its_customers_do(
            @ForAll("matrices") OfferingMatrix matrix,
            @ForAll @Size(min = 1, max = 5) List<CustomerProfile> profiles,
            @ForAll("offerings") Offering offering) {
        for (CustomerProfile profile : profiles) {
            Market market = matrix.of(Population.of(List.of(profile)));
            assertThat(market.row(0)).isEqualTo(matrix.row(profile));
            assertThat(market.fit(0, offering)).isEqualTo(matrix.fit(profile, offering));
            assertThat(market.fits(offering)).containsExactly(matrix.fit(profile, offering));
        }
    }

    @Property
    void json_reads_what_json_writes(@ForAll("matrices") OfferingMatrix matrix) {
        assertThat(Json.read(Json.write(matrix), OfferingMatrix.class)).isEqualTo(matrix);
        for (Row row : matrix.rows()) {
            for (Cell cell : row.cells()) {
                assertThat(Cell.parse(cell.toString())).isEqualTo(cell);
            }
        }
    }

    @Provide
    Arbitrary<OfferingMatrix> matrices() {
        Arbitrary<Cell> cells = Combinators.combine(
                        Arbitraries.of(
                                "tier = \"BASIC\"",
                                "tier in (\"MID_RANGE\", \"PREMIUM\")",
                                "price <= 50 EUR",
                                "price > 10 USD",
                                "profit >= 0.2",
                                "line is present",
                                "sales-channel contains any (\"online\")"),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), BigDecimal.TEN)
                                .ofScale(2),
                        Arbitraries.of(true, false, false))
                .as((text, weight, mandatory) -> {
                    Cell cell = Cell.parse(text).withWeight(weight.toPlainString());
                    return mandatory ? cell.asMandatory() : cell;
                });
        Arbitrary<List<Cell>> rowsOfCells =
                cells.list().uniqueElements(Cell::parameter).ofMaxSize(3);
        Arbitrary<Rule> rules = new SegmentationDomain().simpleRules();
        return Combinators.combine(rules.list().ofSize(3), rowsOfCells.list().ofMaxSize(3))
                .as((conditions, policies) -> {
                    List<Row> rows = new ArrayList<>();
                    for (int i = 0; i < policies.size(); i++) {
                        rows.add(new Row(Segment.of("row " + i, conditions.get(i)), policies.get(i)));
                    }
                    return new OfferingMatrix(rows);
                })
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Offering> offerings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.of(Tier.class).optional(),
                        Arbitraries.integers().between(0, 100).optional(),
                        Arbitraries.integers().between(0, 60).optional(),
                        Arbitraries.of(CustomerKind.class).set().ofMaxSize(2),
                        Arbitraries.of(Channel.ONLINE, Channel.STORE).set().ofMaxSize(2))
                .as((id, tier, price, cost, kinds, channels) -> {
                    Offering.Builder offering = Offering.builder()
                            .id("o-" + id)
                            .name("Thing")
                            .tier(tier)
                            .eligibleKinds(kinds)
                            .salesChannels(channels);
                    price.ifPresent(money -> offering.price("EUR " + money));
                    cost.ifPresent(money -> offering.cost("EUR " + money));
                    return offering.build();
                })
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<List<Offering>> catalogues() {
        return offerings().list().uniqueElements(Offering::id).ofMaxSize(6).withoutEdgeCases();
    }

    private static boolean reference(OfferingMatrix matrix, CustomerProfile profile, Offering offering) {
        for (Row row : matrix.rows()) {
            if (row.segment().rule().matches(profile)) {
                return offering.isFor(profile.customer().kind())
                        && row.cells().stream()
                                .filter(Cell::mandatory)
                                .allMatch(cell -> cell.test(offering).holds());
            }
        }
        return false;
    }
}
