package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.clientela.event.EventType;
import org.clientela.internal.CrmStyle;
import org.immutables.value.Value;

/** How an order file is to be read, as {@link OrderCsv} was told. */
@Value.Immutable
@CrmStyle
interface OrderSettings extends WithOrderSettings {
    ZoneId zone();

    Currency currency();

    /** Headings by what their columns are. */
    Map<OrderColumn, String> columns();

    /** Names of event attributes by heading. */
    Map<String, String> attributes();

    /** Names of customer attributes by heading. */
    Map<String, String> customerAttributes();

    Set<String> without();

    @Value.Default
    default boolean others() {
        return true;
    }

    Optional<DateTimeFormatter> timeFormat();

    Optional<Character> separator();

    Optional<Function<OrderCsv.Row, EventType>> typing();

    Optional<String> source();

    Optional<Instant> asOf();

    @Value.Default
    default long limit() {
        return Long.MAX_VALUE;
    }

    @Value.Default
    default OrderCsv.Progress progress() {
        return (rows, bytesRead, totalBytes) -> {};
    }

    @Value.Default
    default BooleanSupplier cancelled() {
        return () -> false;
    }
}
