package almanac.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.messaging.Dispatch;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final JavaClasses PRODUCTION = Code.production();
    private static final JavaClasses WRONG = Code.wrong();

    @TestFactory
    Stream<DynamicTest> the_code_keeps_every_rule() {
        return rules().map(rule -> dynamicTest(
                rule.sentence(), () -> assertThat(rule.complaints(PRODUCTION)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicNode> every_rule_finds_those_who_break_it() {
        return rules().map(rule -> {
            List<String> complaints = rule.complaints(WRONG);
            return dynamicContainer(
                    rule.sentence(),
                    rule.violators().stream()
                            .map(violator -> dynamicTest(
                                    violator,
                                    () -> assertThat(complaints).anyMatch(complaint -> complaint.contains(violator)))));
        });
    }

    @Test
    void every_rule_has_somebody_who_breaks_it() {
        assertThat(rules()).allMatch(rule -> !rule.violators().isEmpty());
    }

    @Test
    void no_exception_is_made_for_a_class_that_needs_none() {
        List<String> complaints = CallRules.noClockNoChance(Map.of())
                .evaluate(PRODUCTION)
                .getFailureReport()
                .getDetails();
        assertThat(CallRules.EXCEPTIONS)
                .allSatisfy((type, calls) -> assertThat(calls)
                        .allSatisfy(call -> assertThat(complaints)
                                .anyMatch(complaint -> complaint.contains(type) && complaint.contains(call))));
    }

    @Test
    void the_classes_of_every_module_are_read() {
        assertThat(PRODUCTION.contain(Dispatch.class)).isTrue();
        assertThat(PRODUCTION.stream().map(type -> type.getPackageName()))
                .contains(
                        "almanac.shared",
                        "almanac.user.event",
                        "almanac.messaging",
                        "almanac.storage.git",
                        "almanac.access",
                        "almanac.user.command",
                        "almanac.row",
                        "almanac.user.query",
                        "almanac.user.api",
                        "almanac.execution",
                        "almanac.server")
                .noneMatch(name -> name.startsWith("almanac.architecture"));
    }

    private static Stream<Rule> rules() {
        return Stream.of(LayoutRules.all(), MessageRules.all(), StateRules.all(), CallRules.all())
                .flatMap(List::stream);
    }
}
