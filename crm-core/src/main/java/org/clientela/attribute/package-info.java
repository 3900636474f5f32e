/**
 * Values with a type, and what may be asked of them. Hosts declare the attributes they add to customers, offerings and
 * events as {@link org.clientela.attribute.AttributeKey}s; {@link org.clientela.attribute.Attributes} holds them;
 * a {@link org.clientela.attribute.Criterion} such as {@code >= 1000 EUR} or {@code in ("DE", "FR")} is held against one
 * {@link org.clientela.attribute.Value} and answers with a {@link org.clientela.attribute.Truth}. Metrics, rules, event
 * filters and the cells of the offering matrix all speak in these.
 */
@NullMarked
package org.clientela.attribute;

import org.jspecify.annotations.NullMarked;
