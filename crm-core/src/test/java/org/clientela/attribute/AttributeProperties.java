package org.clientela.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.clientela.json.Json;
import org.clientela.testing.ClientelaDomain;

@Domain(ClientelaDomain.class)
class AttributeProperties {
    @Property
    void json_of_a_value_is_read_back(@ForAll Value value) {
        assertThat(Json.read(Json.write(new Holder(value)), Holder.class).value())
                .isEqualTo(value);
    }

    private record Holder(Value value) {}

    @Property
    void parse_of_a_criterion_reads_what_toString_writes(@ForAll Criterion criterion) {
        assertThat(Criterion.parse(criterion.toString())).isEqualTo(criterion);
    }

    @Property
    void json_of_a_criterion_is_read_back(@ForAll Criterion criterion) {
        assertThat(Json.read(Json.write(criterion), Criterion.class)).isEqualTo(criterion);
    }

    @Property
    void a_criterion_and_its_opposite_never_agree(
            @ForAll Criterion criterion, @ForAll Value value, @ForAll ZoneId zone) {
        Operator opposite = switch (criterion.operator()) {
            case EQUAL -> Operator.NOT_EQUAL;
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.GREATER;
            case IN -> Operator.NOT_IN;
            case CONTAINS_ANY -> Operator.CONTAINS_NONE;
            case PRESENT -> Operator.MISSING;
            default -> null;
        };
        if (opposite != null) {
            Truth truth = criterion.test(value, zone);
            assertThat(new Criterion(opposite, criterion.operands()).test(value, zone))
                    .isEqualTo(truth.not());
        }
    }

    @Property
    void what_is_missing_is_unknown_unless_it_is_asked_for(@ForAll Criterion criterion, @ForAll ZoneId zone) {
        Truth truth = criterion.test(Value.missing(), zone);
        assertThat(truth)
                .isEqualTo(
                        switch (criterion.operator()) {
                            case PRESENT -> Truth.FALSE;
                            case MISSING -> Truth.TRUE;
                            default -> Truth.UNKNOWN;
                        });
    }

    @Property
    void a_value_equals_itself(@ForAll Value value, @ForAll ZoneId zone) {
        if (!value.isMissing() && !(value instanceof Value.Texts)) {
            assertThat(Criterion.of(Operator.EQUAL, value).test(value, zone)).isEqualTo(Truth.TRUE);
            assertThat(new Criterion(Operator.IN, List.of(value)).test(value, zone))
                    .isEqualTo(Truth.TRUE);
        }
    }

    @Property
    void truth_follows_kleene(@ForAll Truth a, @ForAll Truth b) {
        assertThat(a.and(b)).isEqualTo(b.and(a));
        assertThat(a.or(b)).isEqualTo(b.or(a));
        assertThat(a.and(b).not()).isEqualTo(a.not().or(b.not()));
        assertThat(a.not().not()).isEqualTo(a);
        assertThat(a.holds()).isEqualTo(a == Truth.TRUE);
    }
}
