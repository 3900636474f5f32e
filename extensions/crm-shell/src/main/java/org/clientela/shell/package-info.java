/**
 * jshell with Clientela on its class path, for trying things out. Start with {@link org.clientela.shell.CrmShell}. Needs
 * a JDK, since a JRE has no jshell. Not an API.
 */
@NullMarked
package org.clientela.shell;

import org.jspecify.annotations.NullMarked;
