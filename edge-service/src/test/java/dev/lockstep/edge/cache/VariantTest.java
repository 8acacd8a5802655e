package dev.lockstep.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTest {

    /** RFC 9111 §4.1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "foo ; foo: 1 ; foo: 1 ; true",
                "Foo ; foo: 1 ; FOO: 1 ; true",
                "foo ; foo: 1 ; foo: 2 ; false",
                "foo ; foo: 1 ; bar: 1 ; false",
                "foo ; bar: 1 ; bar: 2 ; true",
                "foo ; bar: 1 ; foo: ; false",
                "foo, bar ; foo: 1 | bar: 2 ; foo: 1 | bar: 2 | baz: 3 ; true",
                "foo, bar ; foo: 1 | bar: 2 ; foo: 1 | bar: 3 ; false",
                ", foo ,, ; foo: 1 ; foo: 2 ; false",
                "foo ; foo: 1, 2 ; foo: 1,2 ; true",
                "foo ; foo: 1, 2 ; foo: 1 | foo: 2 ; true",
                "foo ; foo: 1, 2 ; foo: 2, 1 ; false"
            })
    void aResponseAnswersRequestsThatAreAlikeWhereItVaries(String vary, String asked, String later, boolean matches) {
        Variant variant = Variant.of(Fields.of(asked), Fields.of("vary: " + vary));

        assertThat(variant.matches(Fields.of(later))).isEqualTo(matches);
    }
}
