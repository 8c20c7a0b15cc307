package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostSourceTest {

    @Test
    void a_report_with_a_line_too_many_is_refused_and_not_cut_short() {
        List<String> most = Collections.nCopies(CostSource.MOST_LINES, "a line");
        assertThat(CostSource.notTooMany(most)).isSameAs(most);
        assertThatThrownBy(() -> CostSource.notTooMany(Collections.nCopies(CostSource.MOST_READ, "a line")))
                .hasMessageContaining("more than 200000 lines");
    }
}
