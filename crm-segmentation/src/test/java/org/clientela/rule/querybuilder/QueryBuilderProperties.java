package org.clientela.rule.querybuilder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.clientela.SegmentationDomain;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.rule.AnyRules;
import org.clientela.rule.Damage;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleException;

class QueryBuilderProperties {
    @Property
    @Domain(AnyRules.class)
    void a_query_reads_back_as_the_rule_it_was_written_from(@ForAll Rule rule) {
        String query = QueryBuilder.write(rule, AnyRules.VOCABULARY);
        assertThat(QueryBuilder.read(query, AnyRules.VOCABULARY)).isEqualTo(plain(rule));
    }

    @Property
    @Domain(AnyRules.class)
    void written_again_it_is_the_same_query(@ForAll Rule rule) {
        String query = QueryBuilder.write(plain(rule), AnyRules.VOCABULARY);
        assertThat(QueryBuilder.write(QueryBuilder.read(query, AnyRules.VOCABULARY), AnyRules.VOCABULARY))
                .isEqualTo(query);
    }

    @Property(tries = 300)
    @Domain(SegmentationDomain.class)
    void it_says_the_same_of_every_customer(@ForAll Rule rule, @ForAll CustomerProfile profile) {
        Rule read = QueryBuilder.read(
                QueryBuilder.write(rule, SegmentationDomain.VOCABULARY), SegmentationDomain.VOCABULARY);
        assertThat(read.test(profile)).isEqualTo(rule.test(profile));
    }

    @Property
    @Domain(AnyRules.class)
    void independent_combinators_say_the_same(@ForAll Rule rule) {
        JsonNode query = Json.read(QueryBuilder.write(rule, AnyRules.VOCABULARY), JsonNode.class);
        assertThat(QueryBuilder.read(independent(query).toString(), AnyRules.VOCABULARY))
                .isEqualTo(plain(rule));
    }

    @Property
    @Domain(AnyRules.class)
    void any_other_json_is_a_rule_or_is_refused(@ForAll Rule rule, @ForAll Random dice) {
        JsonNode query = Json.read(QueryBuilder.write(rule, AnyRules.VOCABULARY), JsonNode.class);
        Damage.to(query, dice);
        Damage.to(query, dice);
        try {
            Rule read = QueryBuilder.read(query.toString(), AnyRules.VOCABULARY);
            assertThat(read.check(AnyRules.VOCABULARY)).isEmpty();
        } catch (RuleException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    /** Conjunctions and disjunctions of a single part are that part. */
    private static Rule plain(Rule rule) {
        if (rule instanceof Rule.Not not) {
            return plain(not.inner()).negated();
        }
        List<Rule> parts =
                rule.parts().stream().map(QueryBuilderProperties::plain).toList();
        if (rule instanceof Rule.AllOf) {
            return Rule.allOf(parts.toArray(new Rule[0]));
        }
        return rule instanceof Rule.AnyOf ? Rule.anyOf(parts.toArray(new Rule[0])) : rule;
    }

    /** The combinator of each group between its rules. */
    private static JsonNode independent(JsonNode node) {
        if (!node.has("rules")) {
            return node;
        }
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.set("not", node.get("not"));
        ArrayNode rules = group.putArray("rules");
        for (JsonNode part : node.get("rules")) {
            if (!rules.isEmpty()) {
                rules.add(node.get("combinator").textValue());
            }
            rules.add(independent(part));
        }
        return group;
    }
}
