package org.clientela.examples.erp;

import java.util.List;
import java.util.Optional;
import org.clientela.offering.Offering;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.tck.HostEntitiesTck;

/** The articles of the ERP keep the contract, by themselves. */
class ErpArticlesTest extends HostEntitiesTck<Offering> {
    private final ErpTables erp = ErpData.tables();

    @Override
    protected EntityType<Offering> type() {
        return EntityType.OFFERING;
    }

    @Override
    protected EntityStore<Offering> store() {
        return new MappedTable<>(type(), erp.articles(), Optional::of, ErpMapping::offering);
    }

    @Override
    protected List<Offering> content() {
        return erp.articles().values().stream().map(ErpMapping::offering).toList();
    }
}
