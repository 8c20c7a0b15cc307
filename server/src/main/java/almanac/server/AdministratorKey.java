package almanac.server;

import java.nio.file.Path;
import java.util.Optional;

/** The key of the first administrator: kept in a file, unless the operator configured one of his own. */
interface AdministratorKey {
    Optional<Path> file();

    boolean generatedNow();
}
