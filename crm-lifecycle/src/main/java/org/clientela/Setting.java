package org.clientela;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import org.clientela.lifecycle.MovePolicy;
import org.clientela.profile.Vocabulary;
import org.clientela.segment.MembershipListener;
import org.clientela.store.TenantId;
import org.immutables.value.Value;

/** What a {@link Crm} is bound to, apart from its storage. */
@Value.Immutable
interface Setting extends WithSetting {
    TenantId tenant();

    String actor();

    Clock clock();

    ZoneId zone();

    Currency currency();

    Vocabulary vocabulary();

    MovePolicy movePolicy();

    MembershipListener membershipListener();
}
