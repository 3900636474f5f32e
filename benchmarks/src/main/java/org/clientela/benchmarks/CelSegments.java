package org.clientela.benchmarks;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clientela.attribute.Value;
import org.clientela.event.Event;

/**
 * The segments of {@link OneCustomer} in CEL for Java, compiled and planned once. What favours CEL: events are ready-made maps,
 * times whole microseconds, money whole cents, days of the calendar are worked out beforehand since CEL has none, and a sum,
 * which CEL has not either, is a function of the host's.
 */
final class CelSegments {
    private static final String PURCHASES = "events.filter(e, e.type == 'purchase')";

    private static final String[] SEGMENTS = {
        "events.filter(e, e.type == 'purchase' && e.time >= from90).size() >= 3",
        "sum(events.filter(e, e.type == 'purchase' && e.time >= from365).map(e, e.amount)) >= 100000",
        "events.exists(e, e.type == 'purchase') && !events.exists(e, e.type == 'purchase' && e.time >= from180)",
        "cel.bind(amounts, " + PURCHASES + ".map(e, e.amount), "
                + "amounts.size() > 0 && sum(amounts) >= 6000 * amounts.size())",
        "events.filter(e, e.type == 'purchase' && e.time >= from365).map(e, e.category).distinct().size() >= 5",
        "cel.bind(purchases, " + PURCHASES + ".size(), "
                + "purchases >= 5 && events.filter(e, e.type == 'return').size() * 5 > purchases)"
    };

    private final List<CelRuntime.Program> programs = new ArrayList<>();
    private final List<Map<String, Object>> inputs = new ArrayList<>();

    CelSegments(List<List<Event>> customers) {
        ListType numbers = ListType.create(SimpleType.DYN);
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.bindings(), CelExtensions.lists())
                .addVar("events", ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN)))
                .addVar("from90", SimpleType.INT)
                .addVar("from180", SimpleType.INT)
                .addVar("from365", SimpleType.INT)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        "sum", CelOverloadDecl.newGlobalOverload("sum_list", SimpleType.INT, numbers)))
                .build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .addLibraries(CelExtensions.lists())
                .addFunctionBindings(CelFunctionBinding.fromOverloads(
                        "sum", CelFunctionBinding.from("sum_list", List.class, CelSegments::sum)))
                .build();
        try {
            for (String segment : SEGMENTS) {
                CelAbstractSyntaxTree tree = compiler.compile(segment).getAst();
                programs.add(runtime.createProgram(tree));
            }
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        customers.forEach(events -> inputs.add(input(events)));
    }

    long segments(int customer) {
        Map<String, Object> input = inputs.get(customer);
        long bits = 0;
        try {
            for (int i = 0; i < programs.size(); i++) {
                if ((boolean) programs.get(i).eval(input)) {
                    bits |= 1L << i;
                }
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        return bits;
    }

    private static Map<String, Object> input(List<Event> events) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Event event : events) {
            Map<String, Object> map = new HashMap<>();
            map.put("type", event.type().name());
            map.put("time", micros(event.occurredAt()));
            event.amount()
                    .ifPresent(amount ->
                            map.put("amount", amount.amount().movePointRight(2).longValueExact()));
            if (event.attributes().value("category") instanceof Value.Text category) {
                map.put("category", category.text());
            }
            maps.add(map);
        }
        return Map.of("events", maps, "from90", from(90), "from180", from(180), "from365", from(365));
    }

    private static long from(int days) {
        LocalDate first =
                LocalDate.ofInstant(OneCustomer.AS_OF, OneCustomer.ZONE).minusDays(days - 1L);
        return micros(first.atStartOfDay(OneCustomer.ZONE).toInstant());
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    private static Long sum(List<?> numbers) {
        long sum = 0;
        for (Object number : numbers) {
            sum += (Long) number;
        }
        return sum;
    }
}
