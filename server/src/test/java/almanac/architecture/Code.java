package almanac.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The classes that the rules are tried on, and what the rules are made of. */
final class Code {

    /** Production code, and the code that is made to break the rules. */
    private static final String[] ROOTS = {"almanac", "wrong"};

    private Code() {}

    static JavaClasses production() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("almanac");
    }

    static JavaClasses wrong() {
        return new ClassFileImporter().importPackages("wrong");
    }

    /** Packages below both roots: {@code *.command} means the commands of every feature. */
    static String[] packages(String... patterns) {
        return Arrays.stream(patterns)
                .flatMap(pattern -> Stream.of(ROOTS).map(root -> root + "." + pattern))
                .toArray(String[]::new);
    }

    static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    /** A condition that says in a sentence what it has against a thing. */
    static <T> ArchCondition<T> condition(String description, BiConsumer<T, Consumer<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.accept(item, sentence -> events.add(SimpleConditionEvent.violated(item, sentence)));
            }
        };
    }
}
