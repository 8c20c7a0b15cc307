package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.DomainException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostFilterTest {

    private static final Map<String, String> POD =
            Map.of("namespace", "compute", "node", "gpu-01", "label[team]", "risk \"A\"", "pod", "run-7");

    private static boolean accepts(String text) {
        return CostFilter.parse(text, name -> Optional.of(name).filter(POD::containsKey))
                .accepts(POD::get);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `namespace:"compute"` | true
            `namespace:"storage"` | false
            `namespace:"storage","compute"` | true
            `namespace!:"storage","compute"` | false
            `namespace!:"storage"` | true
            `node~:"u-0"` | true
            `node!~:"u-0"` | false
            `node<~:"gpu"` | true
            `node<~:"01"` | false
            `node!<~:"01"` | true
            `node~>:"01"` | true
            `node!~>:"01"` | false
            `label[team]:"risk \\"A\\""` | true
            `namespace:"compute"+node:"gpu-02"` | false
            `namespace:"compute"|node:"gpu-02"` | true
            `node:"gpu-02"+pod:"run-7"|namespace:"compute"` | true
            `node:"gpu-02"+(pod:"run-7"|namespace:"compute")` | false
            `((node:"gpu-01"))` | true
            `namespace : "compute" + node : "gpu-01"` | true
            """)
    void conditions_are_those_of_opencost(String text, boolean isMet) {
        assertThat(accepts(text)).isEqualTo(isMet);
    }

    @Test
    void no_condition_is_met_by_everything() {
        assertThat(accepts("")).isTrue();
        assertThat(CostFilter.parse(null, CostField::find).fields()).isEmpty();
    }

    @Test
    void the_fields_that_it_looks_at_are_known() {
        assertThat(CostFilter.parse(
                                "label[dominodatalab.com/project-id]:\"p\"+(node:\"n\"|label[other]!:\"x\")",
                                CostField::find)
                        .fields())
                .containsExactlyInAnyOrder(CostField.PROJECT, CostField.NODE, CostField.OTHER_LABEL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `planet:"x"` | 1
            `namespace` | 10
            `namespace:x` | 11
            `namespace:"x` | 13
            `namespace:"x",` | 15
            `namespace:"x" node:"y"` | 15
            `(namespace:"x"` | 15
            `namespace:"x"+` | 15
            `label[team:"x"` | 6
            """)
    void a_text_that_is_none_is_told_the_place(String text, int place) {
        assertThatThrownBy(() -> accepts(text))
                .isInstanceOf(DomainException.class)
                .hasMessageStartingWith("filter: at character " + place + " ");
    }

    @Test
    void its_size_is_bounded() {
        assertThatThrownBy(() -> accepts("(".repeat(60))).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> accepts("node:\"%s\"".formatted("x".repeat(9_000))))
                .isInstanceOf(DomainException.class);
    }
}
