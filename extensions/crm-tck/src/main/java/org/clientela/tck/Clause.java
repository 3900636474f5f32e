package org.clientela.tck;

import static org.clientela.tck.Capability.DURABLE;
import static org.clientela.tck.Capability.FAULTS;
import static org.clientela.tck.Capability.PHYSICAL_ERASE;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contract of a storage, clause by clause. Each is proven by the tests that carry it ({@link Proves}), for all storages or for
 * those that declare a capability, or it says why no test of this kit can.
 */
enum Clause {
    VER_01("a new entity is put with expected version 0 and gets version 1"),
    VER_02("a put of the current version gets exactly one more"),
    VER_03("any other expected version is refused with both versions, and nothing changes, in no index either"),
    VER_04("of concurrent puts with one expected version exactly one succeeds"),
    VER_05("removing obeys versions too, and an id that comes back has a version it never had"),
    VER_06("a version never wraps around", Why.OUT_OF_REACH),

    TX_01("a unit of work is all or nothing: on an exception, an error, a conflict"),
    TX_02("a unit of work is all or nothing when the process is killed, with writers at work", Why.KILL),
    TX_03("nobody reads what is not committed, or part of a unit of work"),
    TX_04("no update is lost between reading and writing"),
    TX_05("where it cannot be known whether a commit was done, that is said, and repeating tells", FAULTS),
    TX_06("what a unit of work is given is of no use afterwards, elsewhere, or past it; a nested one joins"),
    TX_07("a unit of work of 10,000 records works"),
    TX_08("a transaction of the host's own may be joined", Why.NOT_OFFERED),

    RD_01("what was written is read at once, by every thread, handle and storage on the same data"),
    RD_02("a version once seen never goes back"),
    RD_03("what was returned or handed in may change, and nothing stored does"),
    RD_04("what is missing, removed or another tenant's looks the same"),
    RD_05("the pages of a unit of work, and a scan, are of one point in time"),

    PG_01("the order is total: entities by id; events by customer, time, and as they were appended"),
    PG_02("the pages of any size are the whole, without gap or repetition; an index follows its entities"),
    PG_03("what is there all the time is met once, whatever comes and goes between the pages"),
    PG_04("a page is no larger than asked for, and the last one says so"),
    PG_05(
            "a query goes on behind any id, made up, of another tenant or from before a reopening, and shows no more than is there"),
    PG_06("ids are ordered as their UTF-8 bytes are, whatever the locale"),
    PG_07("memory is bounded by the size of a page", Why.OUT_OF_REACH),

    AP_01("events of one instant stay as they were appended, whatever failed between and whatever the clock said"),
    AP_02("an event appended again, also at once or after a reopening, is recorded once"),
    AP_03("an event of a known id that says something else is refused, with all that came with it"),
    AP_04("an event id is of one tenant"),
    AP_05("an event that is recorded never changes"),
    AP_06("a reader at a position misses nothing behind it", Why.NOT_OFFERED),
    AP_07("a global order agrees with that of each stream", Why.NOT_OFFERED),

    TN_01("no call returns, counts, changes or conflicts with what is another tenant's"),
    TN_02("what is unique is so within a tenant", "no index is unique; for ids it is TN-01 and AP-04"),
    TN_03("the tenant is part of every key, query and index"),
    TN_04("an unknown tenant is refused, and nothing is kept of it"),
    TN_05("dropping a tenant removes all of it and nothing else", Why.NOT_OFFERED),
    TN_06("a unit of work under way in one tenant keeps no other from reading"),
    TN_07("the database keeps tenants apart by itself", Why.OUT_OF_REACH),

    ER_01("what was erased is nowhere any more"),
    ER_02("the ids of what was erased are forgotten"),
    ER_03("erasing again finds nothing"),
    ER_04(
            "late writes for an erased customer are refused",
            "what is appended after an erasure is kept; who may is decided above"),
    ER_05("what was erased is in no file any more", PHYSICAL_ERASE),
    ER_06("what happened to others stays"),
    ER_07("what is due is deleted, and no more", Why.NOT_OFFERED),

    DU_01("what was acknowledged is there after closing and opening again", DURABLE),
    DU_02("unsafe settings are refused or mended at each opening", Why.OUT_OF_REACH),
    DU_03("opened by two processes it works or says why not", Why.KILL),
    DU_04("after a kill it opens without repair", Why.KILL),
    DU_05("the schema is made and changed again after a kill at any statement", Why.KILL),

    CL_01("closing again does nothing, from any thread"),
    CL_02("every call fails once the storage is closed, and so does a scan under way"),
    CL_03("scans that are left early and closed do no harm"),

    TH_01("many threads write at once and nothing is lost or mixed up"),
    TH_02("an interrupted thread ends its call or is told so, stays interrupted, and harms nobody"),
    TH_03("units of work in any order come to an end"),
    TH_04("no code of the host's is called under a lock", "a unit of work is the host's code by definition"),

    EM_01("whatever is asked, the failure is one of the family that the interface names"),
    EM_02("what lies below fails as a cause only, at any step, and nothing is half done", FAULTS),
    EM_03("no message tells personal data"),
    EM_04("after any failure the next call succeeds"),

    DF_01("every character, part and id comes out as it went in"),
    DF_02("numbers keep their value and scale, money every digit"),
    DF_03("times keep their microseconds, from the first day to the last"),
    DF_04("what is too large is refused as such; all else is kept whole"),
    DF_05("neither locale nor time zone makes a difference"),

    SV_01("its health can be asked for", Why.NOT_OFFERED),
    SV_02("each call has a time limit", Why.OUT_OF_REACH),
    SV_03("its figures carry no tenant and no personal data", Why.NOT_OFFERED);

    /** Why no test of this kit proves a clause, where several have the same reason. */
    private static final class Why {
        private static final String KILL = "takes a process to kill; a storage that lasts has a test of its own";
        private static final String NOT_OFFERED = "the interface offers no such thing";
        private static final String OUT_OF_REACH = "cannot be brought about or seen through the interface";
    }

    private final String statement;
    private final @Nullable Capability capability;
    private final @Nullable String untested;

    Clause(String statement) {
        this(statement, null, null);
    }

    Clause(String statement, Capability capability) {
        this(statement, capability, null);
    }

    Clause(String statement, String untested) {
        this(statement, null, untested);
    }

    Clause(String statement, @Nullable Capability capability, @Nullable String untested) {
        this.statement = statement;
        this.capability = capability;
        this.untested = untested;
    }

    /** As it is written, for example "VER-01". */
    String id() {
        return name().replace('_', '-');
    }

    String statement() {
        return statement;
    }

    /** The capability it goes with; empty if it is required of all, or untested. */
    Optional<Capability> capability() {
        return Optional.ofNullable(capability);
    }

    /** Why it is not tested; empty if it is. */
    Optional<String> untested() {
        return Optional.ofNullable(untested);
    }

    /** What is asked of a storage: "required", "optional (…)" or "untested". */
    String level() {
        if (untested != null) {
            return "untested";
        }
        return capability == null ? "required" : "optional (" + capability + ")";
    }
}
