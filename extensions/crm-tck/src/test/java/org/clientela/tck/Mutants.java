package org.clientela.tck;

import static org.clientela.tck.Clause.*;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.clientela.store.TenantId;

/** All storages that are wrong in one way, and the clause that each breaks. */
final class Mutants {
    private Mutants() {}

    /** A clause, and a storage that breaks it. */
    record Planted(Clause clause, Function<Set<TenantId>, Mutant> storage) {
        String name() {
            return storage.apply(Set.of(TenantId.DEFAULT)).getClass().getSimpleName();
        }
    }

    private static Planted breaks(Clause clause, Function<Set<TenantId>, Mutant> storage) {
        return new Planted(clause, storage);
    }

    static List<Planted> all() {
        return List.of(
                breaks(VER_01, EntityMutants.TakesAnyVersionForNew::new),
                breaks(VER_02, EntityMutants.CountsByTwo::new),
                breaks(VER_03, EntityMutants.IgnoresTheVersion::new),
                breaks(VER_04, EntityMutants.ChecksThenActs::new),
                breaks(VER_05, EntityMutants.CountsAnew::new),
                breaks(TX_01, UnitMutants.KeepsWhatFailed::new),
                breaks(TX_01, UnitMutants.KeepsWhatDied::new),
                breaks(TX_03, EntityMutants.PagesAreTorn::new),
                breaks(TX_04, UnitMutants.ReadsBeforeItBegins::new),
                breaks(TX_05, FaultMutants.TakesALostAnswerForAFailure::new),
                breaks(TX_06, UnitMutants.NestedUnitsStay::new),
                breaks(TX_06, UnitMutants.UnitsLiveOn::new),
                breaks(TX_07, UnitMutants.ForgetsBehindAThousand::new),
                breaks(RD_01, StorageMutants.RemembersTooLong::new),
                breaks(RD_01, StorageMutants.SeesOnlyItself::new),
                breaks(RD_02, EntityMutants.GoesBack::new),
                breaks(RD_03, TimelineMutants.HandsOutItsOwnList::new),
                breaks(RD_04, TenantMutants.TellsWhatOthersHave::new),
                breaks(RD_05, TimelineMutants.ScansWhatComesLater::new),
                breaks(PG_01, TimelineMutants.ForgetsTheOrder::new),
                breaks(PG_02, EntityMutants.RepeatsAnItem::new),
                breaks(PG_02, EntityMutants.ForgetsTheLast::new),
                breaks(PG_03, EntityMutants.PagesByOffset::new),
                breaks(PG_04, EntityMutants.GivesOneMore::new),
                breaks(PG_05, EntityMutants.GoesOnOnlyBehindWhatIsThere::new),
                breaks(PG_06, EntityMutants.OrdersByUtf16::new),
                breaks(AP_01, TimelineMutants.OrdersByTheClock::new),
                breaks(AP_02, TimelineMutants.AppendsDuplicates::new),
                breaks(AP_03, TimelineMutants.PassesOverContradictions::new),
                breaks(AP_03, TimelineMutants.AppendsHalf::new),
                breaks(AP_04, TenantMutants.KnowsEventsOfOthers::new),
                breaks(AP_05, TimelineMutants.RecordsAnew::new),
                breaks(TN_01, TenantMutants.LeaksTenants::new),
                breaks(TN_03, TenantMutants.GoesOnElsewhere::new),
                breaks(TN_04, TenantMutants.InventsTenants::new),
                breaks(TN_06, TenantMutants.LetsAllWait::new),
                breaks(ER_01, TimelineMutants.ErasesTooLittle::new),
                breaks(ER_02, TimelineMutants.RemembersErasedIds::new),
                breaks(ER_03, TimelineMutants.RefusesToEraseNothing::new),
                breaks(ER_05, StorageMutants.LeavesTraces::new),
                breaks(ER_06, TimelineMutants.ErasesByPrefix::new),
                breaks(DU_01, StorageMutants.ForgetsAtTheEnd::new),
                breaks(CL_01, StorageMutants.ClosesOnce::new),
                breaks(CL_02, StorageMutants.LivesOn::new),
                breaks(CL_03, TimelineMutants.RunsOutOfScans::new),
                breaks(TH_01, TenantMutants.MixesTenantsInAHurry::new),
                breaks(TH_02, UnitMutants.SwallowsInterrupts::new),
                breaks(TH_03, UnitMutants.LocksAsItGoes::new),
                breaks(EM_01, FaultMutants.FailsInItsOwnWay::new),
                breaks(EM_02, FaultMutants.LeaksItsDriver::new),
                breaks(EM_02, FaultMutants.SwallowsFaults::new),
                breaks(EM_03, FaultMutants.TellsNames::new),
                breaks(EM_04, FaultMutants.StaysBroken::new),
                breaks(DF_01, EntityMutants.IgnoresCase::new),
                breaks(DF_02, ValueMutants.RoundsNumbers::new),
                breaks(DF_03, ValueMutants.ForgetsMicroseconds::new),
                breaks(DF_04, ValueMutants.CutsLongTexts::new),
                breaks(DF_05, ValueMutants.GoesByTheLocale::new));
    }
}
