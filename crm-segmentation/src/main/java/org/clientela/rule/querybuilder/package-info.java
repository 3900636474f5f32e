/**
 * Rules in the JSON of <a href="https://react-querybuilder.js.org">react-querybuilder</a>, the editor for conditions that most web
 * hosts use: so a host that has it has an editor for rules. Start with {@link org.clientela.rule.querybuilder.QueryBuilder}.
 */
@NullMarked
package org.clientela.rule.querybuilder;

import org.jspecify.annotations.NullMarked;
