package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.junit.jupiter.api.Test;

/** docs/truth-table.md is what the code says, and rules as people write them say the same. */
class TruthTableTest {
    private static final Path PAGE = Path.of("../docs/truth-table.md");
    private static final Pattern OPERATOR_ROW = Pattern.compile(
            "\\| `([^`]*)` \\| (number|money|text|texts|date|time|flag) \\| ([a-z]+|–)(?:, as `([^`]*)`)? \\| ([a-z]+|–)(?:, as `([^`]*)`)? \\| ([a-z]+) \\| ([a-z]+|–) \\| ([a-z]+) \\|");

    @Test
    void thePageIsWhatTheCodeWouldWrite() throws IOException {
        if (Boolean.getBoolean("clientela.write")) {
            Files.writeString(PAGE, TruthTable.page());
        }
        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as(
                        "mvn test -pl crm-segmentation -am -Dtest=TruthTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dclientela.write=true writes it anew")
                .isEqualTo(TruthTable.page());
    }

    /** Every row of the first table, as the text of a rule on an attribute of a customer, and in a population. */
    @Test
    void everyRowHoldsForRulesAsTheyAreWritten() throws IOException {
        Matcher rows = OPERATOR_ROW.matcher(Files.readString(PAGE));
        int walked = 0;
        while (rows.find()) {
            ValueType type = ValueType.valueOf(rows.group(2).toUpperCase(Locale.ROOT));
            Rule rule =
                    Rule.parse("x " + rows.group(1), Vocabulary.standard().withAttribute(AttributeKey.of("x", type)));
            Criterion criterion = Criterion.parse(rows.group(1));
            if (rows.group(4) != null) {
                assertAnswer(rule, example(type, rows.group(4)), rows.group(3));
            }
            if (rows.group(6) != null) {
                assertAnswer(rule, example(type, rows.group(6)), rows.group(5));
            }
            assertAnswer(rule, Value.missing(), rows.group(7));
            if (!rows.group(8).equals("–")) {
                assertAnswer(rule, TruthTable.empty(type), rows.group(8));
            }
            for (Value wrong : TruthTable.wrong(criterion, type)) {
                assertAnswer(rule, wrong, rows.group(9));
            }
            walked++;
        }
        assertThat(walked)
                .isEqualTo((int) List.of(Operator.values()).stream()
                        .flatMap(operator ->
                                List.of(ValueType.values()).stream().filter(type -> TruthTable.suits(operator, type)))
                        .count())
                .isGreaterThan(50);
    }

    /** What the second table has a dash for is refused when the rule is defined. */
    @Test
    void whatDoesNotSuitIsRefusedWhenItIsDefined() {
        for (Operator operator : Operator.values()) {
            for (ValueType type : ValueType.values()) {
                if (!TruthTable.suits(operator, type)) {
                    Vocabulary vocabulary = Vocabulary.standard().withAttribute(AttributeKey.of("x", type));
                    assertThatExceptionOfType(RuleException.class)
                            .as("%s of a %s", operator, type)
                            .isThrownBy(() -> Rule.parse("x " + operands(operator), vocabulary));
                }
            }
        }
    }

    /** As it would be written for a type that the operator suits. */
    private static String operands(Operator operator) {
        return List.of(ValueType.values()).stream()
                .filter(type -> TruthTable.suits(operator, type))
                .findFirst()
                .map(type -> TruthTable.criterion(operator, type).toString())
                .orElseThrow();
    }

    private static Value example(ValueType type, String text) {
        return TruthTable.examplesOf(type).stream()
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void assertAnswer(Rule rule, Value value, String expected) {
        Truth truth = Truth.valueOf(expected.toUpperCase(Locale.ROOT));
        Attributes attributes =
                value.isMissing() ? Attributes.none() : Attributes.none().with("x", value);
        CustomerProfile profile = profile(customer("c-1").attributes(attributes).build());
        assertThat(profile.get(Metric.attribute("x"))).isEqualTo(value);
        assertThat(rule.test(profile)).as("%s of %s", rule, value).isEqualTo(truth);
        assertThat(rule.negated().test(profile)).isEqualTo(truth.not());
        assertThat(rule.matches(profile)).isEqualTo(truth == Truth.TRUE);
        assertThat(rule.test(Population.of(List.of(profile))).get(0)).isEqualTo(truth);
    }
}
