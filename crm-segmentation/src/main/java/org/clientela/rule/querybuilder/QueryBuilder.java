package org.clientela.rule.querybuilder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.clientela.json.JsonException;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleException;
import org.clientela.rule.RuleLimits;
import org.clientela.rule.RuleTooComplexException;

/**
 * Reads and writes the JSON of react-querybuilder, versions 7 and 8, and tells its editor what there is to ask. Stateless.
 *
 * <pre>{@code
 * String fields = QueryBuilder.fields(vocabulary);        // <QueryBuilder fields={…} />
 * Rule rule = QueryBuilder.read(query, vocabulary);       // onQueryChange
 * String query = QueryBuilder.write(rule, vocabulary);    // query={…}
 * }</pre>
 *
 * <p>What is read: groups of both kinds ({@code RuleGroupType}, and {@code RuleGroupTypeIC}, in which {@code and} binds closer than
 * {@code or}), {@code not}, every standard operator, {@code valueSource} of value and of field. A field is a metric as rules write
 * it, or the name of an attribute. A list is an array, or a text with commas, of which a backslash takes the meaning. Numbers may be
 * texts, as an input gives them. A group without rules holds for everyone, as in the SQL that react-querybuilder writes. Rules that
 * are muted there count for nothing.
 *
 * <p>Beyond the standard there are {@code containsAny}, {@code containsAll} and {@code containsNone} for several texts, and the
 * field {@code in segment} with {@code =} and {@code !=}. What cannot be said here is refused by name: {@code xor}, {@code match}
 * modes, other operators, other sources of values, and lists of fields.
 *
 * <p>Negation is that of Kleene and of SQL: where the value is missing, {@code doesNotContain}, {@code doesNotBeginWith}, {@code
 * doesNotEndWith}, {@code notBetween}, {@code notIn}, {@code !=} and {@code not} are unknown, as what they negate is. They do
 * not match the customers without a value; {@code null} does.
 */
public final class QueryBuilder {
    private QueryBuilder() {}

    /**
     * Reads a query.
     *
     * @param json of a {@code RuleGroupType} or {@code RuleGroupTypeIC}
     * @param vocabulary the words it may use, and their types
     * @return the rule
     * @throws JsonException if it is no JSON, or nests far too deep
     * @throws RuleException if it is no rule, with everything that is wrong
     * @throws RuleTooComplexException if it nests too deep or has too many tests
     */
    public static Rule read(String json, Vocabulary vocabulary) {
        return read(json, vocabulary, RuleLimits.STANDARD);
    }

    /**
     * Reads a query of limited size.
     *
     * @param json of a {@code RuleGroupType} or {@code RuleGroupTypeIC}
     * @param vocabulary the words it may use, and their types
     * @param limits how large it may be
     * @return the rule
     * @throws JsonException if it is no JSON, or nests far too deep
     * @throws RuleException if it is no rule, with everything that is wrong
     * @throws RuleTooComplexException if it is larger than the limits
     */
    public static Rule read(String json, Vocabulary vocabulary, RuleLimits limits) {
        limits.requireShort(json);
        return limits.require(new QueryReader(vocabulary).read(json));
    }

    /**
     * Writes a rule as a {@code RuleGroupType}. Reads back as the same rule, but for conjunctions and disjunctions of a single part:
     * of these the part is left.
     *
     * @param rule not one that is bound to segments
     * @param vocabulary the words it uses, and their types
     * @return one line of JSON
     * @throws RuleException if the vocabulary does not fit, or there is something that a query cannot say, with all of it
     */
    public static String write(Rule rule, Vocabulary vocabulary) {
        return new QueryWriter(vocabulary).write(rule);
    }

    /**
     * The {@code fields} of the editor: every attribute and conclusion of a vocabulary, and of each type of events how many there
     * were, how long ago, and what they amount to.
     *
     * @param vocabulary the words there are
     * @return a JSON array of fields with their labels, operators and inputs
     */
    public static String fields(Vocabulary vocabulary) {
        return fields(vocabulary, QueryFields.usual(vocabulary), List.of());
    }

    /**
     * The {@code fields} of the editor: every attribute and conclusion of a vocabulary, and what else the host wants to be asked.
     *
     * @param vocabulary the words there are
     * @param metrics that are offered besides, each of a type that is known
     * @param segments the names of those one may refer to; if there are none, the editor does not offer that
     * @return a JSON array of fields with their labels, operators and inputs
     */
    public static String fields(Vocabulary vocabulary, Collection<Metric> metrics, Collection<String> segments) {
        return new QueryFields(vocabulary).json(new ArrayList<>(metrics), new ArrayList<>(segments));
    }
}
