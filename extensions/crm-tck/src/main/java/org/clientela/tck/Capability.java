package org.clientela.tck;

/**
 * What some storages can do and others need not. Whoever declares one in {@link StorageTck#capabilities()} has the clauses tested
 * that go with it; without it they are skipped, and the report says so.
 */
public enum Capability {
    /** What is written is there when the storage is closed and opened again; needs {@link StorageTck#reopen}. */
    DURABLE,
    /** Several storages may be open on the same data at once; needs {@link StorageTck#reopen}. */
    SHARED,
    /** What lies below the storage can be made to fail; needs {@link StorageTck#openFailing}. */
    FAULTS,
    /** What is erased is in none of the storage's files any more once it is closed; needs {@link StorageTck#files}. */
    PHYSICAL_ERASE
}
