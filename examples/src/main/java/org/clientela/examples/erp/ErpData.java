package org.clientela.examples.erp;

import java.time.LocalDate;
import java.util.List;
import org.clientela.examples.erp.ErpTables.ArticleRow;
import org.clientela.examples.erp.ErpTables.ClientGroup;
import org.clientela.examples.erp.ErpTables.ClientRow;
import org.clientela.examples.erp.ErpTables.OrderKind;
import org.clientela.examples.erp.ErpTables.OrderLineRow;
import org.clientela.examples.erp.ErpTables.OrderRow;
import org.clientela.examples.erp.ErpTables.OrderStatus;

/** A year of business in the ERP. */
final class ErpData {
    static final int MILL = 7;
    static final int ADA = 42;
    static final int HOSPICE = 105;
    static final int TOWN = 1200;

    private ErpData() {}

    static ErpTables tables() {
        ErpTables erp = new ErpTables();
        erp.enter(new ClientRow(
                MILL, ClientGroup.TRADE, null, "North Mill", "SE", LocalDate.of(2021, 5, 3), "buying@mill.example"));
        erp.enter(new ClientRow(
                ADA, ClientGroup.PRIVATE, "Ada", "Example", "GB", LocalDate.of(2025, 8, 9), "ada@example.com"));
        erp.enter(new ClientRow(
                HOSPICE, ClientGroup.CHARITY, null, "Hill Hospice", "IE", LocalDate.of(2024, 1, 15), null));
        erp.enter(new ClientRow(
                TOWN, ClientGroup.AUTHORITY, null, "Town of Ypres", "BE", LocalDate.of(2023, 11, 2), null));

        erp.enter(new ArticleRow("CARE", "Yearly inspection", "service", 18_000, 9_500));
        erp.enter(new ArticleRow("P-200", "Pump 200", "pumps", 129_000, 74_000));
        erp.enter(new ArticleRow("SEAL", "Seal kit", "parts", 2_490, 610));

        order(erp, 5001, MILL, "2025-06-12", line(1, "P-200", 2, 258_000), line(2, "SEAL", 10, 22_400));
        order(erp, 5002, ADA, "2025-08-09", line(1, "SEAL", 1, 2_490));
        order(erp, 5003, MILL, "2025-11-20", line(1, "SEAL", 20, 44_800));
        order(erp, 5004, TOWN, "2026-02-02", line(1, "P-200", 1, 129_000));
        // entered late: the paper order of December was typed in after that of February
        order(erp, 5005, TOWN, "2025-12-17", line(1, "CARE", 1, 18_000));
        // ten seal kits too many, credited: negative here, positive as a return
        erp.enter(new OrderRow(
                5006,
                OrderKind.CREDIT_NOTE,
                OrderStatus.INVOICED,
                MILL,
                LocalDate.of(2025, 12, 1),
                List.of(line(1, "SEAL", -10, -22_400))));
        // neither of these is a purchase
        erp.enter(new OrderRow(
                5007,
                OrderKind.ORDER,
                OrderStatus.CANCELLED,
                HOSPICE,
                LocalDate.of(2026, 1, 8),
                List.of(line(1, "P-200", 1, 129_000))));
        erp.enter(new OrderRow(
                5008,
                OrderKind.ORDER,
                OrderStatus.OPEN,
                ADA,
                LocalDate.of(2026, 3, 30),
                List.of(line(1, "P-200", 1, 129_000))));
        return erp;
    }

    static void order(ErpTables erp, int number, int client, String date, OrderLineRow... lines) {
        erp.enter(new OrderRow(
                number, OrderKind.ORDER, OrderStatus.INVOICED, client, LocalDate.parse(date), List.of(lines)));
    }

    static OrderLineRow line(int position, String article, int pieces, long cents) {
        return new OrderLineRow(position, article, pieces, cents);
    }
}
