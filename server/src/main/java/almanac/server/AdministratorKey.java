package almanac.server;

import java.nio.file.Path;
import java.util.Optional;

/** Key of the first administrator: kept in a file, unless the operator configured another one. */
interface AdministratorKey {
    Optional<Path> file();

    boolean generatedNow();
}
