package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;

/**
 * A tenant's storage that makes a population by itself, of columns that it keeps anyway. {@link Population#from} asks it, instead of
 * reading every event as an object and taking it apart again. For whoever implements a {@link org.clientela.store.TenantStorage}
 * over a database; the population must be the same.
 */
public interface PopulationSource {
    /**
     * The population of all customers of the tenant, as {@link Population#from} has it.
     *
     * @param asOf from which everything is seen
     * @param zone in which days begin
     * @param currency of all amounts
     * @return the population, read at one point in time
     * @throws org.clientela.money.CurrencyMismatchException if an amount is in another currency
     * @throws org.clientela.store.StorageException if it could not be read
     */
    Population population(Instant asOf, ZoneId zone, Currency currency);
}
