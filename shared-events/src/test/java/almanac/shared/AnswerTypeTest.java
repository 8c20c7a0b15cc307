package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTypeTest {

    record CountRows() implements Query<Long> {}

    record ListNames(int limit) implements Scoped.Project, Query<List<String>> {

        @Override
        public ProjectId project() {
            return new ProjectId("0123456789abcdef01234567");
        }
    }

    interface Indirect extends Query<Long> {}

    record AsksIndirectly() implements Indirect {}

    static List<String> names() {
        return List.of();
    }

    @Test
    void a_query_is_answered_by_a_handler_of_the_declared_type() {
        AnswerType<Long> count = AnswerType.of(new CountRows());
        assertThat(count.getExpectedResponseType()).isEqualTo(Long.class);
        assertThat(count.matches(Long.class)).isTrue();
        assertThat(count.matches(String.class)).isFalse();
    }

    @Test
    void the_type_may_be_generic() throws NoSuchMethodException {
        Type returned = AnswerTypeTest.class.getDeclaredMethod("names").getGenericReturnType();
        AnswerType<List<String>> names = AnswerType.of(new ListNames(10));
        assertThat(AnswerType.declared(ListNames.class)).isEqualTo(returned);
        assertThat(names.matches(returned)).isTrue();
        assertThat(names.matches(Map.class)).isFalse();
    }

    @Test
    void a_query_that_declares_no_answer_itself_is_refused() {
        assertThatThrownBy(() -> AnswerType.of(new AsksIndirectly())).hasMessageContaining("declares no answer");
    }
}
