package org.clientela.tck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test, and the clause it proves. */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Proves {
    /** The clause. */
    Clause value();

    /** What a storage must be able to do for the test to make sense. */
    Capability[] needs() default {};
}
