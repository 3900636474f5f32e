package org.clientela.examples.erp;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a small ERP, as they were before it embedded us: numbers for clients, cents for money, local dates. Nothing
 * here knows of Clientela. Maps that many threads may read and write stand in for a database.
 */
final class ErpTables {
    /** How the ERP groups its clients. */
    enum ClientGroup {
        TRADE,
        PRIVATE,
        CHARITY,
        AUTHORITY
    }

    /** An order, or a credit note for an earlier one. */
    enum OrderKind {
        ORDER,
        CREDIT_NOTE
    }

    /** How far an order has got; only an invoiced one is final. */
    enum OrderStatus {
        OPEN,
        INVOICED,
        CANCELLED
    }

    record ClientRow(
            int number,
            ClientGroup group,
            @Nullable String givenName,
            String name,
            String country,
            LocalDate opened,
            @Nullable String mail) {}

    record ArticleRow(String number, String text, String group, long priceCents, long costCents) {}

    record OrderRow(
            int number, OrderKind kind, OrderStatus status, int client, LocalDate date, List<OrderLineRow> lines) {
        OrderRow withStatus(OrderStatus other) {
            return new OrderRow(number, kind, other, client, date, lines);
        }
    }

    /** Pieces and cents of a credit note are negative, as accountants like them. */
    record OrderLineRow(int position, String article, int pieces, long cents) {}

    private final NavigableMap<Integer, ClientRow> clients = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, ArticleRow> articles = new ConcurrentSkipListMap<>();
    private final Map<Integer, List<OrderRow>> ordersByClient = new ConcurrentHashMap<>();

    NavigableMap<Integer, ClientRow> clients() {
        return clients;
    }

    NavigableMap<String, ArticleRow> articles() {
        return articles;
    }

    /** In the order in which they were entered, which is not that of their dates. */
    List<OrderRow> ordersOf(int client) {
        return ordersByClient.getOrDefault(client, List.of());
    }

    void enter(ClientRow client) {
        clients.put(client.number(), client);
    }

    void enter(ArticleRow article) {
        articles.put(article.number(), article);
    }

    void enter(OrderRow order) {
        ordersByClient
                .computeIfAbsent(order.client(), client -> new CopyOnWriteArrayList<>())
                .add(order);
    }

    /** From now on the order is final. */
    void invoice(int client, int order) {
        ordersByClient
                .getOrDefault(client, List.of())
                .replaceAll(row -> row.number() == order ? row.withStatus(OrderStatus.INVOICED) : row);
    }
}
