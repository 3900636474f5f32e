package org.clientela.examples.erp;

import org.clientela.store.TenantId;
import org.clientela.store.Timeline;

/** So do its orders when they are laid under a storage of ours. */
class ErpTimelineTest extends ErpOrdersTest {
    @Override
    protected Timeline timeline() {
        return ErpHost.embeddedIn(ErpData.tables()).tenant(TenantId.DEFAULT).timeline();
    }
}
