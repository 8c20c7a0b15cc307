package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Money is decimal throughout: nothing of cost has, takes or returns a binary fraction. */
class MoneyIsDecimalTest {

    private static final Set<String> FRACTIONS = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private record WithAFraction(double dollars) {}

    private static List<String> fractionsIn(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> Stream.of(
                                type.getFields().stream().map(field -> field.getRawType()),
                                type.getCodeUnits().stream().map(code -> code.getRawReturnType()),
                                type.getCodeUnits().stream().flatMap(code -> code.getRawParameterTypes().stream()))
                        .flatMap(types -> types)
                        .map(JavaClass::getName)
                        .filter(FRACTIONS::contains)
                        .map(fraction -> type.getName() + ": " + fraction))
                .toList();
    }

    @Test
    void nothing_of_cost_is_a_binary_fraction() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("almanac.cost");
        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(fractionsIn(classes))
                .filteredOn(each -> !each.contains("WithAFraction"))
                .isEmpty();
    }

    @Test
    void one_would_be_found() {
        assertThat(fractionsIn(new ClassFileImporter().importClasses(WithAFraction.class)))
                .hasSize(3);
    }
}
