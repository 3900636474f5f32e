package org.clientela.examples.retail;

import java.util.Locale;

/** Says on one line of a terminal how far a long step is; silent where the output goes elsewhere. */
final class Progress implements AutoCloseable {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final boolean terminal = System.console() != null && System.getenv("TERM") != null;
    private final String step;

    Progress(String step) {
        this.step = step;
        say("");
    }

    void of(long done, long all) {
        say(String.format(Locale.ROOT, " %3d %%", all == 0 ? 100 : Math.min(100, 100 * done / all)));
    }

    private void say(String howFar) {
        if (terminal) {
            System.out.print(CLEAR_LINE + step + " …" + howFar);
            System.out.flush();
        }
    }

    @Override
    public void close() {
        if (terminal) {
            System.out.print(CLEAR_LINE);
            System.out.flush();
        }
    }
}
