package almanac.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule with the classes that are made to break it.
 *
 * @param sentence what the rule says
 * @param violators what must be found in the report of the rule on the wrong classes, each in a line of its own
 */
record Rule(String sentence, ArchRule rule, List<String> violators) {

    static Rule of(String sentence, ArchRule rule, Class<?>... violators) {
        return new Rule(sentence, rule, Stream.of(violators).map(Class::getName).toList());
    }

    /** Also broken in each of the methods of that class. */
    Rule andBy(Class<?> violator, String... methods) {
        List<String> more = Stream.of(methods)
                .map(method -> violator.getName() + "." + method + "(")
                .toList();
        return new Rule(
                sentence, rule, Stream.concat(violators.stream(), more.stream()).toList());
    }

    /** What the rule has against the classes; nothing when they keep it. */
    List<String> complaints(JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
