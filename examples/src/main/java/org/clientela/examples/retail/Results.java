package org.clientela.examples.retail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clientela.json.Json;
import org.clientela.profile.OrderReport;

/** The analysis as files, for spreadsheets and scripts. */
public final class Results {
    private static final String CUSTOMER = "12748";

    private Results() {}

    /**
     * Writes {@code customers.csv}, {@code customers.json} and {@code summary.json}.
     *
     * @param folder is made if it is not there
     * @param book what the file says
     * @param analysis of the shop
     * @throws IOException if they cannot be written
     */
    public static void write(Path folder, OrderBook book, Analysis analysis) throws IOException {
        Files.createDirectories(folder);
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("customers.csv"))) {
            csv.writeRecord(CustomerView.HEADINGS);
            analysis.customers().forEach(view -> csv.writeRecord(view.fields()));
        }
        ObjectMapper mapper = Json.mapper();
        ObjectWriter writer = mapper.writerWithDefaultPrettyPrinter();
        writer.writeValue(folder.resolve("customers.json").toFile(), analysis.customers());
        writer.writeValue(folder.resolve("summary.json").toFile(), summary(book.report(), analysis));
    }

    /** Stable names, so that a script can compare them. */
    private static Map<String, Object> summary(OrderReport report, Analysis analysis) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("rows", report.rows());
        summary.put("rowsWithoutCustomer", report.withoutCustomer());
        summary.put("badRows", report.badRows());
        BaseFacts facts = analysis.facts();
        summary.put("customers", facts.customers());
        summary.put("offerings", facts.offerings());
        summary.put("purchaseLines", facts.purchaseLines());
        summary.put("returnLines", facts.returnLines());
        summary.put("returnValue", facts.returnValue());
        summary.put("purchasingCustomers", facts.purchasingCustomers());
        summary.put("orders", facts.orders());
        summary.put("revenue", facts.revenue());
        summary.put("rfm", rfm(analysis));
        summary.put("behaviour", analysis.behaviour().counts());
        summary.put("markets", analysis.market().places().counts());
        summary.put("relationStages", analysis.stages().relations());
        summary.put("customerStages", analysis.stages().customers());
        summary.put("callFirst", analysis.calls());
        return summary;
    }

    private static Map<String, Object> rfm(Analysis analysis) {
        Map<String, Object> rfm = new LinkedHashMap<>();
        rfm.put("customers", analysis.scores().count());
        rfm.put("score555", analysis.scores().count("555"));
        rfm.put("score111", analysis.scores().count("111"));
        analysis.customers().stream()
                .filter(view -> view.customer().equals(CUSTOMER))
                .forEach(view -> {
                    Map<String, Object> customer = new LinkedHashMap<>();
                    customer.put("recency", view.recencyDays());
                    customer.put("frequency", view.orders());
                    customer.put("monetary", view.spent());
                    rfm.put("customer" + CUSTOMER, customer);
                });
        return rfm;
    }
}
