package almanac.environment.query;

import almanac.access.ComputeDirectory;
import almanac.environment.query.EnvironmentQuery.FindDefaultEnvironment;
import almanac.environment.query.EnvironmentQuery.FindEnvironmentOfRevision;
import almanac.shared.EnvironmentId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Finds environments by other facts than their ids. The ids alone are answered: a guard keeps the rest. */
@Component
class FoundEnvironments {

    private final ComputeDirectory directory;
    private final JdbcOperations jdbc;

    FoundEnvironments(ComputeDirectory directory, JdbcOperations jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @QueryHandler
    FoundEnvironment answer(FindDefaultEnvironment query) {
        return new FoundEnvironment(directory.defaultEnvironment().orElse(null));
    }

    @QueryHandler
    FoundEnvironment answer(FindEnvironmentOfRevision query) {
        return jdbc
                .queryForList(
                        "select environment_id from access_revision where revision_id = ?",
                        String.class,
                        query.revision().value())
                .stream()
                .findFirst()
                .map(environment -> new FoundEnvironment(new EnvironmentId(environment)))
                .orElseGet(() -> new FoundEnvironment(null));
    }
}
