package org.clientela.examples.retail;

import java.io.Console;
import java.util.Locale;

/** Says on one line of a terminal how far a long step is; silent where the output goes elsewhere. */
final class Progress implements AutoCloseable {
    private static final boolean TERMINAL = isTerminal();
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final String step;

    Progress(String step) {
        this.step = step;
        say(CLEAR_LINE + step + " …");
    }

    void of(long done, long all) {
        long percent = all == 0 ? 100 : Math.min(100, 100 * done / all);
        say(String.format(Locale.ROOT, "%s%s … %d %%", CLEAR_LINE, step, percent));
    }

    @Override
    public void close() {
        say(CLEAR_LINE);
    }

    private static void say(String text) {
        if (TERMINAL) {
            System.out.print(text);
            System.out.flush();
        }
    }

    /** Before Java 22 there is a console only where there is a terminal; since then the console has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderThan22) {
            return true;
        }
    }
}
