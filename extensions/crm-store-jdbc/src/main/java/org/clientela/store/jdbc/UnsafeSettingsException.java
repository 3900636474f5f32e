package org.clientela.store.jdbc;

import java.util.List;
import org.clientela.store.StorageSetupException;

/** A database is set so that facts it has acknowledged can be lost, or that readers and writers see what they should not. */
public final class UnsafeSettingsException extends StorageSetupException {
    private static final long serialVersionUID = 1L;

    private final List<String> settings;

    UnsafeSettingsException(List<Weakness> weaknesses) {
        super(Weakness.message(weaknesses), null);
        this.settings = weaknesses.stream().map(Weakness::setting).toList();
    }

    UnsafeSettingsException(String setting, String message) {
        super(message, null);
        this.settings = List.of(setting);
    }

    /**
     * Which settings are unsafe.
     *
     * @return their names in the database
     */
    public List<String> settings() {
        return settings;
    }
}
