package org.clientela.store.jdbc;

/** What a failure of a database means to whoever called. */
enum Fault {
    /** Another writer was in the way: nothing was done, and the same may succeed when it is done again. */
    CONFLICT,
    /** Nothing was done, and doing it again would not help. */
    FAILURE,
    /** All was done or nothing; only a commit can end so. */
    UNKNOWN
}
