package org.clientela.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.clientela.json.Json;
import org.clientela.tck.Samples.Account;
import org.clientela.tck.Samples.Specimen;
import org.junit.jupiter.api.Test;

/** Storages that write JSON can write what the kit gives them. */
class SamplesTest {
    @Test
    void travelAsJson() {
        Account account = Account.of("a", 42, "ann", "bob");
        Specimen specimen = new Specimen("s", "", new BigDecimal("1.50"), Samples.NOON);

        assertEquals(account, Json.read(Json.write(account), Account.class));
        assertEquals(specimen, Json.read(Json.write(specimen), Specimen.class));
        assertEquals(Account.of("a", 1), Json.read("{\"id\":\"a\",\"balance\":1}", Account.class));
    }
}
