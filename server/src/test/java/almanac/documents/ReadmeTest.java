package almanac.documents;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.ServedOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README says what is true, and is short. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void the_number_of_operations_served_is_true() throws IOException {
        int served = ServedOperations.listed().ids().size();
        assertThat(text("README.md").replaceAll("\\s+", " ")).contains(served + " of the API's 115 operations");
    }

    @Test
    void the_readme_is_short() throws IOException {
        assertThat(text("README.md").lines().count()).isLessThanOrEqualTo(200);
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
