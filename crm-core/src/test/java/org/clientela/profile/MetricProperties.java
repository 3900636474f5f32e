package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import org.clientela.event.EventColumn;
import org.clientela.json.Json;
import org.clientela.testing.ClientelaDomain;
import org.clientela.testing.Parts;

@Domain(ClientelaDomain.class)
class MetricProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void parse_reads_what_toString_writes(@ForAll Metric metric) {
        assertThat(Metric.parse(metric.toString(), Vocabulary.open())).isEqualTo(metric);
    }

    @Property(tries = 100)
    void any_name_is_read_back(@ForAll("names") String name) {
        assertThat(Metric.parse(Metric.attribute(name).toString(), Vocabulary.open()))
                .isEqualTo(Metric.attribute(name));
        Metric last = Metric.aggregate(Aggregation.LAST, null, EventColumn.of(name));
        assertThat(Metric.parse(last.toString(), Vocabulary.open())).isEqualTo(last);
    }

    @Provide
    Arbitrary<String> names() {
        return Parts.keys();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void json_is_read_back(@ForAll Metric metric) {
        assertThat(Json.read(Json.write(metric), Metric.class)).isEqualTo(metric);
    }
}
