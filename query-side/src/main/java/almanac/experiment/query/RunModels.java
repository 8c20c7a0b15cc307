package almanac.experiment.query;

import almanac.experiment.query.RunQuery.FindRunModel;
import almanac.shared.ArtifactRoot;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the model of a run: what was logged last as one, in the run or beside it; else the only folder with the file
 * that describes a model; else all that the run has.
 */
@Component
class RunModels {

    private static final String DESCRIPTION = "MLmodel";

    private static final String LOGGED = """
            select models -> -1 ->> 'path', model_outputs -> -1 ->> 'model' from run_row where id = ?""";

    private static final String DESCRIBED = """
            select path from access_artifact
            where root = ? and (path = '%1$s' or path like '%%/%1$s') order by path limit 2""".formatted(DESCRIPTION);

    private final JdbcOperations jdbc;

    RunModels(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Logged(@Nullable String path, @Nullable String beside) {}

    @QueryHandler
    RunModel answer(FindRunModel query) {
        ArtifactRoot root = ArtifactRoot.of(query.run());
        Logged logged =
                jdbc
                        .query(
                                LOGGED,
                                (row, n) -> new Logged(row.getString(1), row.getString(2)),
                                query.run().value())
                        .stream()
                        .findFirst()
                        .orElseGet(() -> new Logged(null, null));
        if (logged.path() != null) {
            return new RunModel(root, logged.path());
        }
        return logged.beside() == null
                ? new RunModel(root, describedIn(root))
                : new RunModel(new ArtifactRoot(logged.beside()), "");
    }

    /** Returns the only folder that has a description; empty for the root, or when there is none or another. */
    private String describedIn(ArtifactRoot root) {
        List<String> descriptions = jdbc.queryForList(DESCRIBED, String.class, root.value());
        return descriptions.size() == 1 ? descriptions.getFirst().replaceFirst("/?" + DESCRIPTION + "$", "") : "";
    }
}
