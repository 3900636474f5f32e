package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from and go back to. */
interface Connections extends AutoCloseable {
    /** A connection to use for a while. */
    interface Lease {
        /** On a connection that commits each statement by itself until told otherwise, and has the settings it needs. */
        Statements statements();

        default Connection connection() {
            return statements().connection();
        }

        /**
         * Gives the connection back.
         *
         * @param isClean whether no transaction is open on it and nothing is wrong with it
         */
        void giveBack(boolean isClean);
    }

    Lease take() throws SQLException;

    /** Lets go of those that nobody uses; those in use are let go of when they are given back. */
    @Override
    void close();
}
