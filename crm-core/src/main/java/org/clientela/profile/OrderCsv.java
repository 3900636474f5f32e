package org.clientela.profile;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.internal.Checks;
import org.clientela.money.Money;

/**
 * Reads order files: CSV in UTF-8, gzipped or not, one line an event. Immutable; each method gives a copy.
 *
 * <pre>{@code
 * OrderCsv orders = OrderCsv.in(ZoneId.of("Europe/London"), Currency.getInstance("GBP"))
 *         .customer("CustomerID")
 *         .customerAttribute("Country", "country")
 *         .without("Description")
 *         .typed(row -> row.reference().startsWith("C") ? EventType.RETURN : EventType.PURCHASE);
 * OrderCsv.Result result = orders.read(Path.of("online-retail.csv.gz"));
 * result.report();                                         // rows, events, bad rows and why
 * result.population();
 * }</pre>
 *
 * <p>Columns that are not declared are recognised by their headings (CustomerID, client; InvoiceNo, order id; StockCode, sku;
 * Quantity, qty; InvoiceDate, date; UnitPrice, price; amount, sales; channel …); all others become attributes of the event, as text, under
 * their heading. The separator (comma, semicolon, tab, bar) is the one the header has most often.
 *
 * <p>Without a function, a row is a purchase; a return if its quantity is below zero; an adjustment if it is zero. The amount is that of
 * the file, else quantity times unit price, exact. Amounts and quantities of returns are stored without their sign. White space
 * around a field does not count; an empty field is missing.
 *
 * <p>A row that cannot be read is counted, reported with its line and passed over; so is, apart from these, a row without customer.
 * Reading can be cancelled, by {@link #cancelledWhen} or by interrupting the thread: it then fails with a
 * {@link java.util.concurrent.CancellationException} and leaves the thread interrupted.
 */
public final class OrderCsv {
    /** A row of an order file, for the function that tells its type. Valid only during the call. */
    public interface Row {
        /**
         * The line on which it begins.
         *
         * @return 2 or more
         */
        long line();

        /**
         * When it happened.
         *
         * @return to the microsecond
         */
        Instant time();

        /**
         * The order number.
         *
         * @return empty if there is none
         */
        String reference();

        /**
         * Whether something was bought or given back.
         *
         * @return the sign of the quantity; 1 if there is none
         */
        int sign();

        /**
         * How many or how much.
         *
         * @return as in the file
         */
        Optional<BigDecimal> quantity();

        /**
         * What stands in any column.
         *
         * @param column its heading
         * @return without white space around it; may be empty
         * @throws java.util.NoSuchElementException if there is no such column
         */
        String text(String column);
    }

    /** Hears how far reading has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called about every 100,000 rows, and at the end.
         *
         * @param rows read so far
         * @param bytesRead of the file, as they are on disk
         * @param totalBytes of the file
         */
        void progress(long rows, long bytesRead, long totalBytes);
    }

    /**
     * A population and how reading it went.
     *
     * @param population as of the declared instant, else of the last event
     * @param report what was read and what not
     */
    public record Result(Population population, OrderReport report) {
        /** Checks that both are there. */
        public Result {
            Objects.requireNonNull(population, "population");
            Objects.requireNonNull(report, "report");
        }
    }

    private final OrderSettings settings;

    private OrderCsv(OrderSettings settings) {
        this.settings = settings;
    }

    /**
     * Files of a zone and a currency, whose columns are all recognised by their headings.
     *
     * @param zone of local times, in which days begin
     * @param currency of all amounts
     * @return to be declared further
     */
    public static OrderCsv in(ZoneId zone, Currency currency) {
        return new OrderCsv(ImmutableOrderSettings.builder()
                .zone(zone)
                .currency(Money.zero(currency).currency())
                .build());
    }

    /**
     * Declares the column of the customer.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv customer(String column) {
        return with(OrderColumn.CUSTOMER, column);
    }

    /**
     * Declares the column of the time.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv time(String column) {
        return with(OrderColumn.TIME, column);
    }

    /**
     * Declares the column of the order number.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv reference(String column) {
        return with(OrderColumn.REFERENCE, column);
    }

    /**
     * Declares the column of the offering.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv offering(String column) {
        return with(OrderColumn.OFFERING, column);
    }

    /**
     * Declares the column of the quantity.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv quantity(String column) {
        return with(OrderColumn.QUANTITY, column);
    }

    /**
     * Declares the column of the unit price, which times the quantity is the amount.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv unitPrice(String column) {
        return with(OrderColumn.UNIT_PRICE, column);
    }

    /**
     * Declares the column of the amount for the whole quantity. Where there is one, no unit price is used.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv amount(String column) {
        return with(OrderColumn.AMOUNT, column);
    }

    /**
     * Declares the column of what it cost us, for the whole quantity.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv cost(String column) {
        return with(OrderColumn.COST, column);
    }

    /**
     * Declares the column of the rating.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv rating(String column) {
        return with(OrderColumn.RATING, column);
    }

    /**
     * Declares the column of the channel.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv channel(String column) {
        return with(OrderColumn.CHANNEL, column);
    }

    /**
     * Declares the column of the event type. Where it is empty, the quantity decides.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv type(String column) {
        return with(OrderColumn.TYPE, column);
    }

    /**
     * Declares the column of the currency. A row in another one is a bad row.
     *
     * @param column its heading
     * @return the copy
     */
    public OrderCsv currency(String column) {
        return with(OrderColumn.CURRENCY, column);
    }

    /**
     * Declares an attribute of the event under another name than its heading.
     *
     * @param column its heading
     * @param name of the attribute
     * @return the copy
     */
    public OrderCsv attribute(String column, String name) {
        return new OrderCsv(
                settings.withAttributes(plus(settings.attributes(), column, Checks.id("attribute name", name))));
    }

    /**
     * Declares an attribute of the customer, as text. The last row of a customer that has one decides.
     *
     * @param column its heading
     * @param name of the attribute
     * @return the copy
     */
    public OrderCsv customerAttribute(String column, String name) {
        return new OrderCsv(settings.withCustomerAttributes(
                plus(settings.customerAttributes(), column, Checks.id("attribute name", name))));
    }

    /**
     * Leaves columns out.
     *
     * @param columns their headings
     * @return the copy
     */
    public OrderCsv without(String... columns) {
        Set<String> without = new LinkedHashSet<>(settings.without());
        without.addAll(Arrays.asList(columns));
        return new OrderCsv(settings.withWithout(without));
    }

    /**
     * Leaves out all columns that are neither declared nor recognised.
     *
     * @return the copy
     */
    public OrderCsv withoutOthers() {
        return new OrderCsv(settings.withOthers(false));
    }

    /**
     * Declares the format of times. Without one, they are {@code 2026-03-01}, {@code 2026-03-01 10:00}, {@code 2026-03-01T10:00:30},
     * perhaps with a fraction of a second, {@code Z} or an offset.
     *
     * @param format of instants, or of dates with or without time, in the zone
     * @return the copy
     */
    public OrderCsv timeFormat(DateTimeFormatter format) {
        return new OrderCsv(settings.withTimeFormat(format));
    }

    /**
     * Declares how fields are separated.
     *
     * @param character between two fields
     * @return the copy
     */
    public OrderCsv separator(char character) {
        return new OrderCsv(settings.withSeparator(character));
    }

    /**
     * Says of which type the event of a row is.
     *
     * @param type a pure function; a row for which it throws an {@link IllegalArgumentException} is a bad row
     * @return the copy
     */
    public OrderCsv typed(Function<Row, EventType> type) {
        return new OrderCsv(settings.withTyping(type));
    }

    /**
     * Names the system that the file comes from. Events have it as their source, and in their ids; else ids begin with the
     * name of the file.
     *
     * @param name at most 180 characters
     * @return the copy
     */
    public OrderCsv source(String name) {
        return new OrderCsv(settings.withSource(Checks.id("source", name)));
    }

    /**
     * Sets the instant from which the population is seen.
     *
     * @param instant any; without it, that of the last event
     * @return the copy
     */
    public OrderCsv asOf(Instant instant) {
        return new OrderCsv(settings.withAsOf(instant));
    }

    /**
     * Sets how many bad rows are put up with.
     *
     * @param badRows the one after these makes reading fail; without a limit, none does
     * @return the copy
     */
    public OrderCsv limit(long badRows) {
        return new OrderCsv(settings.withLimit(badRows));
    }

    /**
     * Names who hears how far reading has come.
     *
     * @param progress called by the thread that reads
     * @return the copy
     */
    public OrderCsv onProgress(Progress progress) {
        return new OrderCsv(settings.withProgress(progress));
    }

    /**
     * Names a condition under which reading stops.
     *
     * @param cancelled asked every few thousand rows
     * @return the copy
     */
    public OrderCsv cancelledWhen(BooleanSupplier cancelled) {
        return new OrderCsv(settings.withCancelled(cancelled));
    }

    /**
     * Reads a population.
     *
     * @param file CSV, perhaps gzipped
     * @return the population and a report
     * @throws IllegalArgumentException if the file is empty, or columns are missing, unknown or there twice
     * @throws BadRowsException if there are more bad rows than the limit, or neither an event nor a declared instant
     * @throws java.io.UncheckedIOException if it cannot be read
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public Result read(Path file) {
        PopulationBuilder builder = Population.builder(settings.zone(), settings.currency());
        OrderReading reading = new OrderReading(file, settings);
        reading.read(mapping -> new PopulationSink(mapping, builder.columns(), settings.source()));
        OrderReport report = reading.report();
        if (report.events() == 0 && settings.asOf().isEmpty()) {
            throw new BadRowsException(
                    file,
                    "no event in %d rows, so no instant from which to look back".formatted(report.rows()),
                    report);
        }
        return new Result(builder.build(settings.asOf().orElseGet(builder::last)), report);
    }

    /**
     * Reads events, to be kept in a storage. Their ids are {@code source-line}, so that a file read again gives the same events.
     *
     * @param file CSV, perhaps gzipped
     * @param recordedAt when we learn of them
     * @param consumer of each event, in the order of the file; what it throws ends reading
     * @return a report
     * @throws IllegalArgumentException if the file is empty, or columns are missing, unknown or there twice
     * @throws BadRowsException if there are more bad rows than the limit; the events before were handed on
     * @throws java.io.UncheckedIOException if it cannot be read
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public OrderReport events(Path file, Instant recordedAt, Consumer<Event> consumer) {
        String prefix = settings.source().orElseGet(() -> String.valueOf(file.getFileName()));
        OrderReading reading = new OrderReading(file, settings);
        reading.read(mapping -> new EventSink(mapping, settings, prefix, recordedAt, consumer));
        return reading.report();
    }

    private OrderCsv with(OrderColumn column, String heading) {
        return new OrderCsv(
                settings.withColumns(plus(settings.columns(), column, Objects.requireNonNull(heading, "column"))));
    }

    private static <K> Map<K, String> plus(Map<K, String> map, K key, String value) {
        Map<K, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
