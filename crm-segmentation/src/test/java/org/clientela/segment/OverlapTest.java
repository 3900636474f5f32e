package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.clientela.SegmentationDomain.customer;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.clientela.SegmentationDomain;
import org.clientela.json.Json;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationBuilder;
import org.junit.jupiter.api.Test;

class OverlapTest {
    private static final Population TEN = population();

    @Test
    void countsEachPair() {
        Overlap overlap = overlap();
        Overlap.Pair pair = overlap.pair("loyal", "online");
        assertThat(overlap.count("loyal")).isEqualTo(4);
        assertThat(pair.both()).isEqualTo(2);
        assertThat(pair.shareOfFirst()).isEqualTo(0.5);
        assertThat(pair.shareOfSecond()).isEqualTo(0.4);
        assertThat(pair.jaccard()).isCloseTo(2.0 / 7, within(1e-12));
        assertThat(pair.lift()).isCloseTo(1.0, within(1e-12)); // 2 of 10, and 0.4 x 0.5 of 10 expected
        assertThat(overlap.pair("online", "loyal").shareOfFirst()).isEqualTo(0.4);
        assertThat(overlap.pair("loyal", "nobody")).isEqualTo(new Overlap.Pair("loyal", "nobody", 0, 0, 0, 0, 0));
    }

    @Test
    void printsAndTravels() {
        assertThat(overlap()).hasToString("""
                segment  and       in both  of the 1st   of the 2nd  Jaccard   lift
                loyal    online          2      50.0 %       40.0 %    0.286   1.00
                loyal    nobody          0       0.0 %        0.0 %    0.000   0.00
                online   nobody          0       0.0 %        0.0 %    0.000   0.00""");
        assertThat(Json.read(Json.write(overlap()), Overlap.class)).isEqualTo(overlap());
        assertThat(Overlap.of(Map.of()).pairs()).isEmpty();
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> overlap().count("loial"))
                .withMessage("The overlap has no segment (loial).%nMaybe you meant (loyal)?".formatted());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> overlap().pair("loyal", "loyal"))
                .withMessageStartingWith("The segment (loyal) overlaps with itself.");
    }

    private static Overlap overlap() {
        Map<String, Members> members = new LinkedHashMap<>();
        members.put("loyal", members(0, 4));
        members.put("online", members(2, 7));
        members.put("nobody", members(0, 0));
        return Overlap.of(members);
    }

    private static Members members(int from, int until) {
        return Members.of(
                TEN, IntStream.range(from, until).mapToObj(TEN::customer).toList());
    }

    private static Population population() {
        PopulationBuilder builder = Population.builder(ZoneOffset.UTC, SegmentationDomain.EUR);
        IntStream.range(0, 10).forEach(i -> builder.customer(customer("c" + i).build()));
        return builder.build(SegmentationDomain.AS_OF);
    }
}
