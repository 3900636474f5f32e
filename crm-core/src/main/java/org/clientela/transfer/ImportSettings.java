package org.clientela.transfer;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.clientela.attribute.AttributeKey;
import org.clientela.internal.CrmStyle;
import org.clientela.profile.OrderCsv;
import org.clientela.profile.Vocabulary;
import org.clientela.store.TenantStorage;
import org.immutables.value.Value;

/** How files are to be read, as {@link Import} was told. */
@Value.Immutable
@CrmStyle
interface ImportSettings extends WithImportSettings {
    /** What the file holds; if it is empty, its name tells. */
    Optional<Content> content();

    Optional<Vocabulary> vocabulary();

    List<AttributeKey<?>> moreKeys();

    /** Names of columns by heading. */
    Map<String, String> columns();

    Set<String> without();

    Optional<Instant> recordedAt();

    @Value.Default
    default boolean dryRun() {
        return false;
    }

    @Value.Default
    default boolean allOrNothing() {
        return false;
    }

    @Value.Default
    default int batch() {
        return Import.DEFAULT_BATCH;
    }

    @Value.Default
    default long maxRows() {
        return Long.MAX_VALUE;
    }

    Optional<Path> rejectedFile();

    @Value.Default
    default Consumer<RejectedRow> rejected() {
        return row -> {};
    }

    @Value.Default
    default BiFunction<Object, TenantStorage, Optional<Problem>> check() {
        return (fact, storage) -> Optional.empty();
    }

    @Value.Default
    default OrderCsv.Progress progress() {
        return (rows, bytesRead, totalBytes) -> {};
    }

    @Value.Default
    default BooleanSupplier cancelled() {
        return () -> false;
    }

    /** The attributes that have columns of their own. */
    default List<AttributeKey<?>> keys(Content content) {
        List<AttributeKey<?>> keys = new ArrayList<>(moreKeys());
        vocabulary().ifPresent(words -> keys.addAll(DeclaredAttributes.of(content, words)));
        return keys.stream().distinct().toList();
    }
}
